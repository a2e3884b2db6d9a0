import { listed, stateName } from '../names.ts';
import type { ProofRule } from '../types.ts';
import { ableTo, isOver, wayTo } from '../walk.ts';
import { oncePerPlace } from './once-per-place.ts';

export const cannotEnd: ProofRule = {
  id: 'cannot-end',
  severity: 'error',
  label: { zh: '无法结束', en: 'Cannot end' },
  find({ document, all }) {
    // An order that broke off is told of by the check of calls without an exit.
    const able = ableTo(all, (standing) => isOver(standing) || standing.at.snapshot.status === 'error');
    const lost = all.filter((one) => !able.has(one) && one.next.some((next) => next.at !== one.at));
    const entered = lost.filter(({ before }) => before === undefined || able.has(before));
    return oncePerPlace(entered, ({ at }) => at.leaves.join(' ')).map(({ first, ways }) => {
      const where = listed(first.at.leaves.map((id) => stateName(document, id)));
      return {
        place: { type: 'state', id: first.by.entered.find((id) => first.at.leaves.includes(id)) ?? first.at.leaves[0] ?? document.root },
        message: {
          zh: `从${where.zh}起，订单无论怎么走都到不了结束。`,
          en: `From ${where.en} on, no way leads an order to an end.`,
        },
        mend: { zh: '加一条通向结束状态的路。', en: 'Add a way that leads to a final state.' },
        ways: ways.map(wayTo),
      };
    });
  },
};
