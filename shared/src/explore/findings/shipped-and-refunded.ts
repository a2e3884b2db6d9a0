import { stateName } from '../names.ts';
import type { ProofRule } from '../types.ts';
import { isOver, wayTo } from '../walk.ts';
import { refunded, shipped, withMoney } from './money.ts';
import { oncePerPlace } from './once-per-place.ts';

const both = refunded | shipped;

export const shippedAndRefunded: ProofRule = {
  id: 'shipped-and-refunded',
  severity: 'warning',
  label: { zh: '发了货又全额退款', en: 'Shipped and refunded in full' },
  find(seen) {
    const ends = withMoney(seen).filter((one) => isOver(one) && (one.bits & both) === both);
    return oncePerPlace(ends, ({ at }) => at.leaves.join(' ')).map(({ first, ways }) => {
      const end = first.at.leaves[0] ?? seen.document.root;
      const name = stateName(seen.document, end);
      return {
        place: { type: 'state', id: end },
        message: {
          zh: `订单会结束在${name.zh}：货发了没有退回，钱却已全额退还。`,
          en: `An order can end in ${name.en} with its goods sent and not returned, and its money refunded in full.`,
        },
        mend: {
          zh: '退款前先拦截或收回货物；退货到仓的事件请标为“退回”。',
          en: 'Stop or take back the goods before the refund; give the event of their return the meaning “return”.',
        },
        ways: ways.map(wayTo),
      };
    });
  },
};
