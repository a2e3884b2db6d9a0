import { RE2JS } from 're2js';
import { fail, ok, type Result } from '../base/result.ts';
import type { ParamFault } from './steps/define-step.ts';

const longest = 1000;

/** A regular expression of the linear-time engine, or what is wrong with it and where. */
export function compilePattern(pattern: string, param: string): Result<RE2JS, readonly ParamFault[]> {
  if (pattern === '') return fail([{ param, message: { zh: '请填写正则表达式。', en: 'Write a regular expression.' } }]);
  if (pattern.length > longest) {
    const message = { zh: `正则表达式超过 ${longest} 个字符。`, en: `The regular expression is longer than ${longest} characters.` };
    return fail([{ param, message, range: { from: longest, to: pattern.length } }]);
  }
  try {
    return ok(RE2JS.compile(RE2JS.translateRegExp(pattern)));
  } catch (error) {
    return fail([faultOf(pattern, param, error)]);
  }
}

const reasons: Readonly<Record<string, string>> = {
  'missing closing ]': '缺少 ]',
  'missing closing )': '缺少 )',
  'unexpected )': '多了一个 )',
  'invalid nested repetition operator': '重复符号叠在一起',
  'missing argument to repetition operator': '重复符号前面没有内容',
  'invalid escape sequence': '不支持的转义',
  'invalid or unsupported Perl syntax': '不支持的写法（前后查找、反向引用会让匹配变得极慢，不能使用）',
  'invalid character class range': '字符范围的顺序不对',
  'invalid repeat count': '重复次数不对',
  'trailing backslash at end of expression': '末尾多了一个 \\',
};

/** The engine quotes the part it stumbled over; that part is looked for. */
function faultOf(pattern: string, param: string, error: unknown): ParamFault {
  const said = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error);
  const [reason = said, part = ''] = /^(.*?): `(.*)`$/s.exec(said)?.slice(1) ?? [];
  const at = part === '' ? -1 : pattern.lastIndexOf(part);
  const message = { zh: `正则表达式有误：${reasons[reason] ?? said}`, en: `The regular expression is wrong: ${said}` };
  const range = at < 0 ? { from: 0, to: pattern.length } : { from: at, to: at + part.length };
  return { param, message, range };
}
