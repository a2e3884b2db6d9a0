import { stateName } from '../names.ts';
import type { ProofRule } from '../types.ts';
import { wayTo } from '../walk.ts';
import { refundedTwice, withMoney } from './money.ts';
import { oncePerPlace } from './once-per-place.ts';

export const doubleRefund: ProofRule = {
  id: 'double-refund',
  severity: 'error',
  label: { zh: '退款两次', en: 'Refunded twice' },
  find(seen) {
    const twice = withMoney(seen).filter(({ bits, before }) => (bits & refundedTwice) > 0 && ((before?.bits ?? 0) & refundedTwice) === 0);
    return oncePerPlace(twice, ({ by }) => by.transitions[0] ?? '').map(({ first, ways }) => {
      const [transition] = first.by.transitions;
      const name = stateName(seen.document, first.before?.at.leaves[0] ?? seen.document.root);
      return {
        place: transition === undefined ? { type: 'flow' } : { type: 'transition', id: transition },
        message: {
          zh: `订单在${name.zh}时会被第二次全额退款。`,
          en: `In ${name.en} an order can be refunded in full a second time.`,
        },
        mend: {
          zh: '退款后不要再让退款发生；若只退一部分，请把含义标为“部分退款”。',
          en: 'Let no refund happen after a refund; where only a part is paid back, give it the meaning “partial refund”.',
        },
        ways: ways.map(wayTo),
      };
    });
  },
};
