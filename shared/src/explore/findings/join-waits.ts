import type { FlowDocument } from '../../document/flow-document.ts';
import { ancestorsOf, childrenOf, isWithin } from '../../document/queries.ts';
import type { Move } from '../graph.ts';
import { meaningOfEvent } from '../meanings.ts';
import { stateName } from '../names.ts';
import type { ProofRule, Seen } from '../types.ts';
import { ableTo, type Standing, walk, wayTo } from '../walk.ts';
import { oncePerPlace } from './once-per-place.ts';

export const joinWaits: ProofRule = {
  id: 'join-waits',
  severity: 'error',
  label: { zh: '汇合在等已取消的分支', en: 'Join waits for a cancelled leg' },
  find(seen) {
    const { document } = seen;
    const joins = Object.values(document.states).filter(({ kind }) => kind === 'parallel');
    return joins.flatMap(({ id: join }) => {
      const regions = childrenOf(document, join).filter(({ kind }) => kind !== 'history');
      return regions.flatMap(({ id: region }) => waitsFor(seen, join, region));
    });
  },
};

/** Where a region was cancelled and, from then on, the join around it is never left again. */
function waitsFor(seen: Seen, join: string, region: string) {
  const { document, graph } = seen;
  if (!cancels(document, region)) return [];
  const all = walk(graph, { after: (bits, move, to) => after(document, region, bits, move, to.active.includes(region)) });
  const out = ableTo(all, ({ at }) => !at.active.includes(join));
  const caught = all.filter((one) => one.bits === 1 && !out.has(one) && (one.before === undefined || out.has(one.before)));
  return oncePerPlace(caught, ({ at }) => inside(document, at.leaves, region)).map(
    ({ first, ways }: { first: Standing; ways: readonly Standing[] }) => {
      const state = inside(document, first.at.leaves, region);
      const [name, around] = [stateName(document, state), stateName(document, join)];
      return {
        place: { type: 'state', id: state } as const,
        message: {
          zh: `分支在${name.zh}取消后，${around.zh}一直等它结束，永远汇合不了。`,
          en: `After the leg was cancelled in ${name.en}, ${around.en} waits for it to end and never joins.`,
        },
        mend: { zh: '让被取消的分支走到它自己的结束状态。', en: 'Lead the cancelled leg to a final state of its own.' },
        ways: ways.map(wayTo),
      };
    },
  );
}

function after(document: FlowDocument, region: string, bits: number, move: Move, active: boolean): number {
  if (!active) return 0;
  return bits === 1 || move.transitions.some((id) => isCancel(document, id, region)) ? 1 : 0;
}

function cancels(document: FlowDocument, region: string): boolean {
  return Object.keys(document.transitions).some((id) => isCancel(document, id, region));
}

/** Taken inside the region by an event, or into a state, that means a cancellation. */
function isCancel(document: FlowDocument, id: string, region: string): boolean {
  const transition = document.transitions[id];
  if (!transition || !isWithin(document, transition.source, region)) return false;
  const { trigger, targets } = transition;
  const byEvent = trigger.type === 'event' && meaningOfEvent(document, trigger.event) === 'cancel';
  return byEvent || targets.some((target) => document.states[target]?.meaning === 'cancel');
}

function inside(document: FlowDocument, leaves: readonly string[], region: string): string {
  return leaves.find((leaf) => leaf === region || ancestorsOf(document, leaf).some(({ id }) => id === region)) ?? region;
}
