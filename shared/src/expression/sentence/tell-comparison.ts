import type { FieldType } from '../../document/field.ts';
import { semanticType } from '../semantic-type.ts';
import type { Node } from '../syntax.ts';
import { tellDuration, tellLiteral, yesNo } from './tell-literal.ts';
import { binding, inside, spaced, type Teller, type Told, told } from './teller.ts';

type Comparison = Extract<Node, { op: '==' | '!=' | '<' | '<=' | '>' | '>=' }>;

const mirrored = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;
const signs = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;
const verbs = { zh: { is: '是', isNot: '不是' }, en: { is: 'is', isNot: 'is not' } } as const;
const since = {
  zh: { '>': '已超过', '>=': '已满', '<': '不到', '<=': '不超过' },
  en: { '>': 'more than', '>=': 'at least', '<': 'less than', '<=': 'at most' },
} as const;

/** A comparison as it is said: the field first, the value in the field's own words. */
export function tellComparison(teller: Teller, node: Comparison): Told {
  const [left, right] = node.args;
  if (left.op === 'value' && right.op !== 'value') return compare(teller, mirrored[node.op], right, left);
  return compare(teller, node.op, left, right);
}

function compare(teller: Teller, op: Comparison['op'], left: Node, right: Node): Told {
  if (op === '==' || op === '!=') return equality(teller, op === '==', left, right);
  const sentence = sinceThen(teller, op, left, right);
  if (sentence !== undefined) return told(sentence, binding.condition);
  return told(
    `${inside(teller, left, binding.sum)} ${signs[op]} ${operand(teller, right, semanticType(left, teller.words))}`,
    binding.condition,
  );
}

function equality(teller: Teller, equal: boolean, left: Node, right: Node): Told {
  const subject = inside(teller, left, binding.sum);
  if (right.op === 'value' && right.args === null) return told(filled(teller, subject, !equal), binding.condition);
  if (right.op === 'value' && typeof right.args === 'boolean') return told(boolean(teller, left, right.args === equal), binding.condition);
  const type = semanticType(left, teller.words);
  const value = operand(teller, right, type);
  if (isCounted(type ?? semanticType(right, teller.words))) return told(`${subject} ${equal ? '=' : '≠'} ${value}`, binding.condition);
  return told(`${subject} ${verbs[teller.locale][equal ? 'is' : 'isNot']} ${value}`, binding.condition);
}

function isCounted(type: FieldType | undefined): boolean {
  return type !== undefined && ['integer', 'money', 'decimal', 'duration'].includes(type.type);
}

function filled({ locale }: Teller, subject: string, isFilled: boolean): string {
  if (locale === 'zh') return spaced(subject, isFilled ? '已填写' : '未填写');
  return `${subject} is ${isFilled ? 'filled' : 'empty'}`;
}

/** A yes/no value told as such; a condition is repeated, or denied. */
function boolean(teller: Teller, node: Node, value: boolean): string {
  const part = teller.tell(node);
  if (part.binding < binding.word) return value ? part.text : denied(teller, part);
  return teller.locale === 'zh' ? spaced(part.text, `为${yesNo(value, 'zh')}`) : `${part.text} is ${yesNo(value, 'en')}`;
}

export function denied({ locale }: Teller, part: Told): string {
  return locale === 'zh' ? `并非（${part.text}）` : `not (${part.text})`;
}

/** The other side of a comparison, told in the words of the first side's type. */
export function operand(teller: Teller, node: Node, type: FieldType | undefined): string {
  return node.op === 'value' ? tellLiteral(teller, node, type) : inside(teller, node, binding.sum);
}

/** `now - shippedAt > duration("2h")`: how long ago something was. */
function sinceThen(teller: Teller, op: keyof typeof signs, left: Node, right: Node): string | undefined {
  const span = tellDuration(teller, right);
  if (span === undefined || left.op !== '-') return undefined;
  const [now, then] = left.args;
  if (now.op !== 'id' || now.args !== 'now') return undefined;
  const moment = inside(teller, then, binding.sum);
  if (teller.locale === 'zh') return `${spaced(spaced('距', moment), since.zh[op])} ${span}`;
  return `${since.en[op]} ${span} since ${moment}`;
}
