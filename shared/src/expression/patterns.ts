import { RE2JS } from 're2js';
import { fail, ok, type Result } from '../base/result.ts';

const longestPattern = 1000;
const kept = 200;

type Test = (text: string) => boolean;
const compiled = new Map<string, Result<Test, string>>();

/** A regular expression that takes time linear in the text, or why it cannot be one: back references and look-arounds cannot. */
export function patternOf(pattern: string): Result<Test, string> {
  const known = compiled.get(pattern) ?? compile(pattern);
  // The one asked for last is forgotten last.
  compiled.delete(pattern);
  compiled.set(pattern, known);
  if (compiled.size > kept) compiled.delete(compiled.keys().next().value ?? pattern);
  return known;
}

function compile(pattern: string): Result<Test, string> {
  if (pattern.length > longestPattern) return fail(`longer than ${longestPattern} characters`);
  try {
    const expression = RE2JS.compile(RE2JS.translateRegExp(pattern));
    return ok((text) => expression.test(text));
  } catch (error) {
    return fail(error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error));
  }
}
