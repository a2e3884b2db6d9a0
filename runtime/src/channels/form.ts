import { fail, ok, type Problem, problem, type Result } from '@orderloom/shared/base';

const mostFields = 100;

/** The fields of a posted form; a name that comes twice is refused, because sender and receiver could mean different ones. */
export function parseForm(raw: Uint8Array): Result<ReadonlyMap<string, string>, readonly Problem[]> {
  const pairs = [...new URLSearchParams(new TextDecoder().decode(raw))];
  const form = new Map(pairs);
  if (pairs.length === 0 || pairs.length > mostFields || form.size < pairs.length || !pairs.some(([, value]) => value !== '')) {
    return fail([
      problem('hook.bad-form', '', {
        zh: '请求体不是有效的表单：没有字段、字段过多或重名。',
        en: 'The body is not a valid form: no fields, too many, or one twice.',
      }),
    ]);
  }
  return ok(form);
}

/** Keys in order of their bytes, each followed by its value: what Taobao, JD and others sign. */
export function sortedPairs(fields: Iterable<readonly [string, string]>): string {
  const sorted = [...fields].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.map(([name, value]) => name + value).join('');
}
