import { exactNumber, fail, type Json, ok, type Problem, problem, type Result } from '@orderloom/shared/base';
import { parse } from 'lossless-json';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Parses bytes as JSON; an integer that a double cannot hold stays exact, as text. */
export function parseLossless(raw: Uint8Array): Result<Json, readonly Problem[]> {
  try {
    return ok(parseText(utf8.decode(raw)));
  } catch (error) {
    return fail([notJson(error)]);
  }
}

// A number too long to be sure of, where a number may stand. Inside a text it costs time and nothing else.
const longNumber = /[[:,\s]-?\d[\d.eE+-]{14}/;

/** The same for a text inside a field. */
export function parseText(text: string): Json {
  return longNumber.test(text) ? (parse(text, undefined, exactNumber) as Json) : (JSON.parse(text) as Json);
}

function notJson(error: unknown): Problem {
  const why = error instanceof Error ? error.message : String(error);
  return problem('hook.bad-json', '', { zh: `请求体不是有效的 JSON：${why}`, en: `The body is not valid JSON: ${why}` });
}

const token = /"(?:\\.|[^"\\])*"|[[\]{},]/gs;
const steps: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };

/** The text of each element of a JSON array, byte for byte. The text must be a valid array. */
export function arrayElements(text: string): string[] {
  const elements: string[] = [];
  let depth = 0;
  let start = text.indexOf('[') + 1;
  for (const { 0: found, index } of text.matchAll(token)) {
    depth += steps[found] ?? 0;
    if (depth === 0 || (depth === 1 && found === ',')) {
      elements.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  return elements.filter((element) => element !== '');
}
