import { parseDuration } from '../../base/duration.ts';
import { textOf } from '../../base/text.ts';
import type { FieldType } from '../../document/field.ts';
import { describeDuration } from '../describe-duration.ts';
import type { Node } from '../syntax.ts';
import type { Teller } from './teller.ts';

/** A literal in the words of the type it is compared with: yuan, an option's label, a quoted text. */
export function tellLiteral({ locale }: Teller, node: Extract<Node, { op: 'value' }>, type: FieldType | undefined): string {
  const value = node.args;
  if (value === null) return locale === 'zh' ? '空' : 'empty';
  if (typeof value === 'boolean') return yesNo(value, locale);
  if (typeof value === 'string') return text(value, type, locale);
  if (typeof value !== 'bigint' && typeof value !== 'number') return node.input.slice(node.start, node.end);
  if (type?.type !== 'money') return grouped(Number(value), 6);
  const yuan = grouped(Number(value) / 100, 2);
  return locale === 'zh' ? `${yuan} 元` : `${yuan} yuan`;
}

export function yesNo(value: boolean, locale: 'zh' | 'en'): string {
  if (locale === 'zh') return value ? '是' : '否';
  return value ? 'yes' : 'no';
}

function text(value: string, type: FieldType | undefined, locale: 'zh' | 'en'): string {
  const option = type?.type === 'enum' ? type.options.find((one) => one.value === value) : undefined;
  if (option) return textOf(option.label, locale) || value;
  return locale === 'zh' ? `“${value}”` : `"${value}"`;
}

function grouped(value: number, digits: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** `duration("2h")` in words. */
export function tellDuration({ locale }: Teller, node: Node): string | undefined {
  if (node.op !== 'call' || node.args[0] !== 'duration') return undefined;
  const [argument] = node.args[1];
  const ms = argument?.op === 'value' && typeof argument.args === 'string' ? parseDuration(argument.args) : undefined;
  return ms === undefined ? undefined : describeDuration(ms, locale);
}
