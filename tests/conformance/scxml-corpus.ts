import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What a test of the set expects: where the machine stands at first, and after each event. */
export interface ScxmlScript {
  readonly initialConfiguration: readonly string[];
  readonly events: readonly {
    readonly after?: number;
    readonly event: { readonly name: string; readonly data?: unknown };
    readonly nextConfiguration: readonly string[];
  }[];
}

export interface ScxmlCase {
  readonly name: string;
  readonly text: string;
  readonly script: ScxmlScript;
}

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve('@scion-scxml/test-framework/package.json')), 'test');

/** The public SCXML tests, among them those of the W3C's own suite, as they come with their package. */
export function scxmlCases(): readonly ScxmlCase[] {
  return readdirSync(folder)
    .sort()
    .flatMap((group) =>
      readdirSync(join(folder, group))
        .filter((file) => file.endsWith('.scxml') && existsSync(join(folder, group, file.replace(/\.scxml$/, '.json'))))
        .sort()
        .map((file) => ({
          name: `${group}/${file.replace(/(\.txml)?\.scxml$/, '')}`,
          text: readFileSync(join(folder, group, file), 'utf8'),
          script: JSON.parse(readFileSync(join(folder, group, file.replace(/\.scxml$/, '.json')), 'utf8')) as ScxmlScript,
        })),
    );
}
