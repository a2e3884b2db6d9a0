import type { State } from '../../document/state.ts';
import { atState, defineRule } from '../define-rule.ts';
import { endings } from './no-path-to-final.ts';

const paying = /pa(y|id)|付款|支付|付清|收款/i;
const unsold = /cancel|clos|void|refund|return|reject|abort|fail|withdr|forfeit|expire|lost|取消|关闭|作废|退|拒|终止|失败|撤|逾期|失效/i;

export const noCancelledEnd = defineRule({
  id: 'no-cancelled-end',
  severity: 'warning',
  label: { zh: '没有“取消”的结局', en: 'No end for orders that fall through' },
  why: {
    zh: '总有订单不付款、取消或退款；没有这样的结局，它们只能混在成交里。',
    en: 'Some orders are not paid, cancelled or refunded; without such an end they are counted among the sold ones.',
  },
  check(view) {
    const { document } = view;
    const sells = Object.entries(document.events).some(([name, { label }]) => paying.test(`${name} ${label.zh ?? ''} ${label.en ?? ''}`));
    const ends = endings(view).flatMap((id) => document.states[id] ?? []);
    if (!sells || ends.length === 0 || ends.some(isUnsold)) return [];
    return [
      {
        ...atState(document.root),
        message: {
          zh: '所有结束状态都是成交，没有“已取消”一类的结局。',
          en: 'Every final state is a sale; there is none for orders that were cancelled.',
        },
        mend: {
          zh: '加一个“已取消”的结束状态，并画出通往它的转移。',
          en: 'Add a final state "cancelled" and the transitions that lead to it.',
        },
      },
    ];
  },
});

export function isUnsold({ id, label, tags, stage, output }: State): boolean {
  return unsold.test([id, label.zh, label.en, ...tags, stage?.zh, stage?.en, JSON.stringify(output ?? '')].join(' '));
}
