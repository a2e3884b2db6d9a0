import { eventName, listed, stateName } from '../names.ts';
import { ableTo, type Memory, walk, wayTo } from '../walk.ts';
import type { Breaks } from './define-policy.ts';

/** Waiting for ever is left out: what counts is that the order can always still come there. */
export const eventually: Breaks<'eventually'> = ({ document, graph }, { event, states }) => {
  const memory: Memory = {
    after(bits, { impulse, entered, transitions }, { active }) {
      if (states.some((id) => entered.includes(id) || active.includes(id))) return 0;
      return impulse.type === 'event' && impulse.event.type === event && transitions.length > 0 ? 1 : bits;
    },
  };
  const all = walk(graph, memory);
  const able = ableTo(all, ({ bits }) => bits === 0);
  const lost = all.filter((one) => one.bits === 1 && !able.has(one));
  const [first] = lost;
  if (!first) return [];
  const [name, wanted] = [eventName(document, event), listed(states.map((id) => stateName(document, id)))];
  const where = listed(first.at.leaves.map((id) => stateName(document, id)));
  return [
    {
      place: { type: 'state', id: first.at.leaves[0] ?? document.root },
      message: {
        zh: `收到${name.zh}后，订单会走到${where.zh}，再也到不了${wanted.zh}。`,
        en: `After ${name.en} an order can come to ${where.en}, from where it never reaches ${wanted.en}.`,
      },
      mend: { zh: `加一条通向${wanted.zh}的路。`, en: `Add a way to ${wanted.en}.` },
      ways: lost.slice(0, 12).map(wayTo),
    },
  ];
};
