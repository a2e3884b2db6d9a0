import { semanticType } from '../semantic-type.ts';
import type { Node } from '../syntax.ts';
import { operand } from './tell-comparison.ts';
import { binding, inside, spaced, type Teller, type Told, told } from './teller.ts';

const words = {
  zh: { oneOf: '是', notOneOf: '不是', has: '含', hasNot: '不含' },
  en: { oneOf: 'is one of', notOneOf: 'is not one of', has: 'has', hasNot: 'does not have' },
} as const;

/** `x in […]`: one of several values; `"x" in field`: a list that has it. */
export function tellMembership(teller: Teller, node: Extract<Node, { op: 'in' }>, positive: boolean): Told {
  const [item, list] = node.args;
  const text = list.op === 'list' ? oneOf(teller, item, list.args, positive) : holds(teller, item, list, positive);
  return told(text, binding.condition);
}

function oneOf(teller: Teller, item: Node, options: readonly Node[], positive: boolean): string {
  const type = semanticType(item, teller.words);
  const values = options.map((value) => operand(teller, value, type));
  const start = `${inside(teller, item, binding.sum)} ${words[teller.locale][positive ? 'oneOf' : 'notOneOf']}`;
  return teller.locale === 'zh' ? `${start} ${spaced(values.join('、'), '之一')}` : `${start} ${values.join(', ')}`;
}

function holds(teller: Teller, item: Node, list: Node, positive: boolean): string {
  const type = semanticType(list, teller.words);
  const value = operand(teller, item, type?.type === 'list' ? type.of : undefined);
  const holder = inside(teller, list, binding.sum);
  const verb = words[teller.locale][positive ? 'has' : 'hasNot'];
  return teller.locale === 'zh' ? spaced(spaced(holder, verb), value) : `${holder} ${verb} ${value}`;
}
