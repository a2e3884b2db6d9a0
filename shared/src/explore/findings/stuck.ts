import { listed, stateName } from '../names.ts';
import type { ProofRule } from '../types.ts';
import { wayTo } from '../walk.ts';
import { oncePerPlace } from './once-per-place.ts';

export const stuck: ProofRule = {
  id: 'stuck',
  severity: 'error',
  label: { zh: '卡死', en: 'Stuck' },
  find({ document, all }) {
    const dead = all.filter(({ at, next }) => at.expanded && at.snapshot.status === 'active' && next.every((one) => one.at === at));
    return oncePerPlace(dead, ({ at }) => at.leaves.join(' ')).map(({ first, ways }) => {
      const where = listed(first.at.leaves.map((id) => stateName(document, id)));
      return {
        place: { type: 'state', id: waits(first.at.leaves, document) },
        message: {
          zh: `订单会停在${where.zh}，再没有任何事件、时限或回复能让它走下去。`,
          en: `An order can stop in ${where.en}: no event, time limit or answer ever moves it on.`,
        },
        mend: { zh: '在这里加一条出路，例如事件或时限。', en: 'Add a way out here, such as an event or a time limit.' },
        ways: ways.map(wayTo),
      };
    });
  },
};

/** The innermost state that is no end, where there is one. */
function waits(leaves: readonly string[], { root, states }: { root: string; states: Readonly<Record<string, { kind: string }>> }): string {
  return leaves.find((id) => states[id]?.kind !== 'final') ?? leaves[0] ?? root;
}
