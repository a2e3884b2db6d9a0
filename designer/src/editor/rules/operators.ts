import type { Text } from '@orderloom/shared/base';
import type { RuleField } from './rule-fields.ts';

type Kind = RuleField['type']['type'];

/** What the value beside an operator is: of the field's type, several of it, a length of time, or none. */
export type OperandKind = 'same' | 'many' | 'item' | 'duration' | 'text' | 'state' | 'none';

export interface RuleOperator {
  readonly id: string;
  readonly label: Text;
  readonly operand: OperandKind;
  readonly kinds: readonly Kind[];
  /** Whether the right side can be another field. */
  readonly againstField?: boolean;
}

const numbers: readonly Kind[] = ['integer', 'decimal', 'money', 'duration'];
const nullable: readonly Kind[] = ['text', 'integer', 'decimal', 'money', 'boolean', 'instant', 'duration', 'enum', 'json'];

/** In the order they are offered; the first that fits a type is its default. */
export const ruleOperators: readonly RuleOperator[] = [
  { id: 'isTrue', label: { zh: '是', en: 'is true' }, operand: 'none', kinds: ['boolean'] },
  { id: 'isFalse', label: { zh: '否', en: 'is false' }, operand: 'none', kinds: ['boolean'] },
  { id: 'in', label: { zh: '属于', en: 'is one of' }, operand: 'many', kinds: ['enum'] },
  { id: '=', label: { zh: '等于', en: 'is' }, operand: 'same', kinds: ['text', ...numbers, 'enum', 'json'], againstField: true },
  { id: '!=', label: { zh: '不等于', en: 'is not' }, operand: 'same', kinds: ['text', ...numbers, 'enum', 'json'], againstField: true },
  { id: '>', label: { zh: '大于', en: 'is more than' }, operand: 'same', kinds: numbers, againstField: true },
  { id: '>=', label: { zh: '至少', en: 'is at least' }, operand: 'same', kinds: numbers, againstField: true },
  { id: '<', label: { zh: '小于', en: 'is less than' }, operand: 'same', kinds: numbers, againstField: true },
  { id: '<=', label: { zh: '至多', en: 'is at most' }, operand: 'same', kinds: numbers, againstField: true },
  { id: 'after', label: { zh: '晚于', en: 'is after' }, operand: 'same', kinds: ['instant'], againstField: true },
  { id: 'before', label: { zh: '早于', en: 'is before' }, operand: 'same', kinds: ['instant'], againstField: true },
  { id: 'notBefore', label: { zh: '不早于', en: 'is not before' }, operand: 'same', kinds: ['instant'], againstField: true },
  { id: 'notAfter', label: { zh: '不晚于', en: 'is not after' }, operand: 'same', kinds: ['instant'], againstField: true },
  { id: 'olderThan', label: { zh: '已过去超过', en: 'is longer ago than' }, operand: 'duration', kinds: ['instant'] },
  { id: 'atLeastAgo', label: { zh: '已过去至少', en: 'is at least this long ago' }, operand: 'duration', kinds: ['instant'] },
  { id: 'within', label: { zh: '过去不到', en: 'is less long ago than' }, operand: 'duration', kinds: ['instant'] },
  { id: 'atMostAgo', label: { zh: '过去至多', en: 'is at most this long ago' }, operand: 'duration', kinds: ['instant'] },
  { id: 'in', label: { zh: '属于', en: 'is one of' }, operand: 'many', kinds: ['text', 'integer'] },
  { id: 'notIn', label: { zh: '不属于', en: 'is none of' }, operand: 'many', kinds: ['enum', 'text', 'integer'] },
  { id: 'contains', label: { zh: '包含', en: 'contains' }, operand: 'text', kinds: ['text'] },
  { id: 'doesNotContain', label: { zh: '不包含', en: 'does not contain' }, operand: 'text', kinds: ['text'] },
  { id: 'beginsWith', label: { zh: '开头是', en: 'begins with' }, operand: 'text', kinds: ['text'] },
  { id: 'endsWith', label: { zh: '结尾是', en: 'ends with' }, operand: 'text', kinds: ['text'] },
  { id: 'has', label: { zh: '含有', en: 'includes' }, operand: 'item', kinds: ['list'] },
  { id: 'hasNot', label: { zh: '不含有', en: 'does not include' }, operand: 'item', kinds: ['list'] },
  { id: 'emptyList', label: { zh: '为空', en: 'is empty' }, operand: 'none', kinds: ['list'] },
  { id: 'filledList', label: { zh: '不为空', en: 'is not empty' }, operand: 'none', kinds: ['list'] },
  { id: 'inside', label: { zh: '处于', en: 'is in' }, operand: 'state', kinds: ['state'] },
  { id: 'outside', label: { zh: '不在', en: 'is not in' }, operand: 'state', kinds: ['state'] },
  { id: 'notNull', label: { zh: '已填写', en: 'is filled in' }, operand: 'none', kinds: nullable },
  { id: 'null', label: { zh: '为空', en: 'is empty' }, operand: 'none', kinds: nullable },
];

/** How the comparisons of instants, and of their age, are written. */
export const instantSigns: Readonly<Record<string, string>> = { after: '>', before: '<', notBefore: '>=', notAfter: '<=' };
export const ageSigns: Readonly<Record<string, string>> = { olderThan: '>', within: '<', atLeastAgo: '>=', atMostAgo: '<=' };

export function operatorsFor(kind: Kind): RuleOperator[] {
  return ruleOperators.filter((operator) => operator.kinds.includes(kind));
}

export function operatorFor(kind: Kind, id: string): RuleOperator | undefined {
  return ruleOperators.find((operator) => operator.id === id && operator.kinds.includes(kind));
}
