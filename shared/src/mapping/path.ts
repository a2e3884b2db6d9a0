import { exactNumber } from '../base/exact-number.ts';
import type { Json } from '../base/json.ts';
import type { MappingPath } from './mapping-document.ts';

/** Reads one value of a message; null where there is none. */
export type ReadPath = (message: Json) => Json;

/** Prepares a path: what is known of it is decided once. */
export function compilePath(path: MappingPath): ReadPath {
  const [first, ...rest] = path;
  if (first === undefined) return (message) => message;
  const next = rest.length === 0 ? undefined : compilePath(rest);
  if (first === '*') return everyElement(next);
  return (message) => {
    const value = entry(opened(message), first);
    return next === undefined || value === null ? value : next(value);
  };
}

function everyElement(next: ReadPath | undefined): ReadPath {
  return (message) => {
    const list = opened(message);
    if (!Array.isArray(list)) return null;
    return next === undefined ? list : list.map(next).filter((value) => value !== null);
  };
}

function entry(value: Json, key: string | number): Json {
  if (value === null || typeof value !== 'object') return null;
  if (Array.isArray(value)) return (value as readonly Json[])[Number(key)] ?? null;
  return Object.hasOwn(value, key) ? ((value as Readonly<Record<string, Json>>)[key] ?? null) : null;
}

/** A text that holds an object or a list stands for it: platforms put JSON into fields of JSON. */
export function opened(value: Json): Json {
  if (typeof value !== 'string') return value;
  if (!/^\s*[{[]/.test(value)) return value;
  // The fields of one message go through the same text, one after the other.
  if (value !== last.text) last = { text: value, json: parsed(value) };
  return last.json;
}

let last: { readonly text: string; readonly json: Json } = { text: '', json: '' };

function parsed(text: string): Json {
  try {
    return parseExact(text);
  } catch {
    return text;
  }
}

const token = /"(?:\\.|[^"\\])*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Whole numbers that a double cannot hold stay exact, as text. */
function parseExact(text: string): Json {
  if (!/\d{16}/.test(text)) return JSON.parse(text) as Json;
  const quoted = text.replace(token, (found) => (found[0] === '"' || typeof exactNumber(found) === 'number' ? found : `"${found}"`));
  return JSON.parse(quoted) as Json;
}

/** A path as people write it: `data.lines[0].code`. */
export function pathText(path: MappingPath): string {
  return path.map((part, at) => (typeof part === 'number' || part === '*' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');
}
