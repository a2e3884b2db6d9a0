import { Refusal } from './refusals.ts';

/** How each character of the structure changes the depth. */
const steps: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };

/** Reads a JSON text; undefined for an empty one. What is nested too deep is refused before anything is built of it: checks walk by recursion. */
export function readJson(text: string, maxDepth: number): unknown {
  if (text.trim() === '') return undefined;
  if (text.length > maxDepth && isDeeperThan(text, maxDepth)) {
    throw tooDeep(maxDepth);
  }
  const value = parsed(text);
  // The name can also be written with escapes.
  if (/__proto__|\\u00/i.test(text) && namesPrototype(value))
    throw new Refusal('bad-json', { detail: '"__proto__" is no name for a field' });
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal('bad-json', error instanceof Error ? { detail: error.message.slice(0, 200) } : {});
  }
}

/** The same for bytes whose reading is somebody else's: most have too few brackets to be too deep, which is seen at once. */
export function holdDepth(bytes: Uint8Array, maxDepth: number): void {
  let opened = 0;
  for (const byte of bytes) if (byte === 0x5b || byte === 0x7b) opened += 1;
  if (opened > maxDepth && isDeeperThan(new TextDecoder().decode(bytes), maxDepth)) throw tooDeep(maxDepth);
}

function tooDeep(maxDepth: number): Refusal {
  return new Refusal('bad-json', { detail: `nested more than ${maxDepth} levels deep (ORDERLOOM_MAX_JSON_DEPTH)` });
}

function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '"') at = endOfString(text, at);
    depth += steps[character] ?? 0;
    if (depth > limit) return true;
  }
  return false;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '"') return at;
    if (text[at] === '\\') at += 1;
  }
  return text.length;
}

function namesPrototype(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(namesPrototype);
}
