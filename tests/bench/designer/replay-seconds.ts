import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const bench = fileURLToPath(new URL('../run.mjs', import.meta.url));

/** What `npm run bench -- --replay` says of ten thousand orders; null with the reason where it says nothing. */
export async function replaySeconds(): Promise<{ readonly seconds: number | null; readonly reason?: string; readonly orders?: number }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [bench, '--replay'], { maxBuffer: 16 * 1024 * 1024 });
    const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
    const said = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ bench: name }) => String(name).startsWith('replay'));
    const seconds = said.flatMap(({ seconds: took }) => (typeof took === 'number' ? [took] : []));
    if (seconds.length === 0) return { seconds: null, reason: 'the replay printed no seconds' };
    return { seconds: Math.max(...seconds) };
  } catch (error) {
    return { seconds: null, reason: error instanceof Error ? error.message.slice(0, 200) : String(error) };
  }
}
