import { type Problem, problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';

/** JSON text as a value, or one located problem. */
export function parseJson(text: string): Result<unknown, readonly Problem[]> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fail([problem('exchange.not-json', '', { zh: `不是有效的 JSON：${reason}`, en: `Not valid JSON: ${reason}` })]);
  }
}
