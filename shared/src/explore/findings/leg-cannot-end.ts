import { listed, stateName } from '../names.ts';
import type { RegionGraph } from '../regions.ts';
import type { Found, Seen } from '../types.ts';
import { ableTo, type Standing, wayTo } from '../walk.ts';
import { oncePerPlace } from './once-per-place.ts';

/** Where a region looked at by itself never ends and the join around it is never left. */
export function legCannotEnd({ document, all }: Seen, { region, join }: RegionGraph): Found[] {
  const inside = new Set(within(document.states, region));
  const over = ({ at }: Standing) =>
    at.snapshot.status !== 'active' ||
    !at.active.includes(join) ||
    at.active.some((id) => document.states[id]?.parent === region && document.states[id]?.kind === 'final');
  const able = ableTo(all, over);
  const lost = all.filter((one) => !able.has(one) && (one.before === undefined || able.has(one.before)));
  const leaves = ({ at }: Standing) => at.leaves.filter((id) => inside.has(id));
  return oncePerPlace(lost, (one) => leaves(one).join(' ')).map(({ first, ways }) => {
    const [around, where] = [stateName(document, join), listed(leaves(first).map((id) => stateName(document, id)))];
    return {
      place: { type: 'state', id: leaves(first)[0] ?? region },
      message: {
        zh: `分支从${where.zh}起到不了自己的结束，${around.zh}也就无法汇合。`,
        en: `From ${where.en} on this leg never ends, so ${around.en} never joins.`,
      },
      mend: { zh: '加一条通向该分支结束状态的路。', en: 'Add a way to a final state of this leg.' },
      ways: ways.map(wayTo),
    };
  });
}

function within(states: Readonly<Record<string, { readonly id: string; readonly parent: string | null }>>, region: string): string[] {
  const children = Object.values(states).filter(({ parent }) => parent === region);
  return [region, ...children.flatMap(({ id }) => within(states, id))];
}
