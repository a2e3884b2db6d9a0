import { semanticType } from '../semantic-type.ts';
import type { Node } from '../syntax.ts';
import { operand } from './tell-comparison.ts';
import { binding, inside, spaced, type Teller, type Told, told } from './teller.ts';

/** `x in […]`: one of several values; `"x" in field`: a list that has it. */
export function tellMembership(teller: Teller, node: Extract<Node, { op: 'in' }>, positive: boolean): Told {
  const [item, list] = node.args;
  const { locale, words } = teller;
  if (list.op === 'list') {
    const type = semanticType(item, words);
    const values = list.args.map((value) => operand(teller, value, type)).join(locale === 'zh' ? '、' : ', ');
    const subject = inside(teller, item, binding.sum);
    const verb = locale === 'zh' ? (positive ? '是' : '不是') : `is ${positive ? '' : 'not '}one of`;
    return told(locale === 'zh' ? `${subject} ${verb} ${spaced(values, '之一')}` : `${subject} ${verb} ${values}`, binding.condition);
  }
  const type = semanticType(list, words);
  const value = operand(teller, item, type?.type === 'list' ? type.of : undefined);
  const holder = inside(teller, list, binding.sum);
  const verb = locale === 'zh' ? (positive ? '含' : '不含') : positive ? 'has' : 'does not have';
  return told(locale === 'zh' ? spaced(spaced(holder, verb), value) : `${holder} ${verb} ${value}`, binding.condition);
}
