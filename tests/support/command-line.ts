import { Readable } from 'node:stream';
import { runCommand } from '@orderloom/runtime/testing';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** The `orderloom` command, without a process of its own. */
export async function orderloom(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const ended = { code: 0, out: '', error: '' };
  const terminal: Parameters<typeof runCommand>[1] = {
    environment,
    stdin: Readable.from([]),
    out: (line) => (ended.out += `${line}\n`),
    raw: (text) => (ended.out += text),
    say: (line) => (ended.error += `${line}\n`),
    exit: (code) => (ended.code = code),
  };
  await runCommand(words, terminal, async () => {});
  return ended;
}
