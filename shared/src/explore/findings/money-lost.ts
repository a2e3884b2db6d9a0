import { stateName } from '../names.ts';
import type { ProofRule } from '../types.ts';
import { isOver, wayTo } from '../walk.ts';
import { captured, settled, withMoney } from './money.ts';
import { oncePerPlace } from './once-per-place.ts';

export const moneyLost: ProofRule = {
  id: 'money-lost',
  severity: 'error',
  label: { zh: '收了钱却没有下文', en: 'Money taken and never settled' },
  find(seen) {
    const ends = withMoney(seen).filter((one) => isOver(one) && (one.bits & captured) > 0 && (one.bits & settled) === 0);
    return oncePerPlace(ends, ({ at }) => at.leaves.join(' ')).map(({ first, ways }) => {
      const end = first.at.leaves[0] ?? seen.document.root;
      const name = stateName(seen.document, end);
      return {
        place: { type: 'state', id: end },
        message: {
          zh: `订单会结束在${name.zh}：钱收了，却既没有履约，也没有退款或核销。`,
          en: `An order can end in ${name.en} with its money taken, but neither fulfilled nor refunded nor written off.`,
        },
        mend: {
          zh: '在这条路上补上退款或履约；若已经处理，请在事件、调用或状态上标明它的含义。',
          en: 'Refund or fulfil on this way; where that is done already, say so in the meaning of the event, call or state.',
        },
        ways: ways.map(wayTo),
      };
    });
  },
};
