import type { Json } from '@orderloom/shared/base';

/** Written instead of an event: the message is taken, and nothing is done. */
export const ignoreWord = 'ignore';

const none: ReadonlyMap<string, string> = new Map();

/** Reads a channel's event map: an object, or lines of `their name = our name`. */
export function readEventMap(setting: Json | undefined): ReadonlyMap<string, string> {
  if (setting === undefined || setting === '') return none;
  if (typeof setting === 'string') return new Map(setting.split(/[\n,;]+/).flatMap(readLine));
  if (setting === null || typeof setting !== 'object' || Array.isArray(setting)) return new Map();
  return new Map(
    Object.entries(setting).flatMap(([from, to]): [string, string][] => (typeof to === 'string' ? [[from.trim(), to.trim()]] : [])),
  );
}

function readLine(line: string): [string, string][] {
  const at = line.indexOf('=');
  const from = line.slice(0, at).trim();
  const to = line.slice(at + 1).trim();
  return at > 0 && from !== '' && to !== '' ? [[from, to]] : [];
}
