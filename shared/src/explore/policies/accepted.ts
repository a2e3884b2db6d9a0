import { oncePerPlace } from '../findings/once-per-place.ts';
import { eventName, stateName } from '../names.ts';
import { wayTo } from '../walk.ts';
import type { Breaks } from './define-policy.ts';

export const accepted: Breaks<'accepted'> = ({ document, graph, all }, { event, phase }) => {
  const deaf = all.filter(({ at }) => {
    if (!at.expanded || at.snapshot.status !== 'active') return false;
    if (phase !== document.root && !at.active.includes(phase)) return false;
    return !(graph.moves[at.index] ?? []).some(({ impulse }) => impulse.type === 'event' && impulse.event.type === event);
  });
  const inside = (leaves: readonly string[]) => leaves.find((leaf) => within(document, leaf, phase)) ?? phase;
  return oncePerPlace(deaf, ({ at }) => inside(at.leaves)).map(({ first, ways }) => {
    const [name, state] = [eventName(document, event), inside(first.at.leaves)];
    const where = stateName(document, state);
    return {
      place: { type: 'state', id: state },
      message: { zh: `订单在${where.zh}时不接受${name.zh}。`, en: `In ${where.en} an order does not accept ${name.en}.` },
      mend: { zh: '在这个阶段上加一条处理它的转移。', en: 'Add a transition for it to the phase.' },
      ways: ways.map(wayTo),
    };
  });
};

function within(document: Parameters<typeof stateName>[0], id: string, phase: string): boolean {
  for (let state = document.states[id]; state; state = document.states[state.parent ?? '']) if (state.id === phase) return true;
  return false;
}
