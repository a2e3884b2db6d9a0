import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };
import { recordDatabase } from './record-database.ts';
import { recordJournals } from './record-journals.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Records this release; what an earlier recording of it says is never replaced unasked. */
export async function record(words: readonly string[], say: (line: string) => void): Promise<number> {
  const folder = join(here, manifest.version);
  if (existsSync(folder) && !words.includes('--again')) {
    say(`${folder} is there already: raise the version in package.json first, or replace the recording with --again`);
    return 1;
  }
  mkdirSync(folder, { recursive: true });
  recordJournals(folder);
  await recordDatabase(folder);
  for (const file of readdirSync(folder)) say(`${file}  ${Math.ceil(statSync(join(folder, file)).size / 1024)} kB`);
  return 0;
}
