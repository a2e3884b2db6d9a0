import type { Machine } from '../compile/machine.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { childrenOf, isWithin, subtreeOf } from '../document/queries.ts';
import { type Bounds, explore } from './explore.ts';
import type { Configuration, Graph, Impulse } from './graph.ts';
import { fits } from './impulses.ts';
import { splitCall } from './meanings.ts';
import { timerOf } from './what-moves.ts';

/** One region, and where orders can come to when its sisters only stand where they begin. */
export interface RegionGraph {
  readonly region: string;
  /** The parallel state it is a region of. */
  readonly join: string;
  readonly graph: Graph;
}

/** Looks at the regions of a drawing one by one, where all of them together are too many. */
export function exploreRegions(machine: Machine, bounds: Bounds): RegionGraph[] {
  const { document } = machine;
  const regions = Object.values(document.states)
    .filter(({ kind }) => kind === 'parallel')
    .flatMap(({ id }) => childrenOf(document, id).filter(({ kind }) => kind !== 'history'));
  return regions.map(({ id, parent }) => ({
    region: id,
    join: parent ?? document.root,
    graph: explore(machine, { ...bounds, only: (impulse, at) => !concernsSister(document, impulse, at, id, parent ?? document.root) }),
  }));
}

/** Whether only a sister of the region listens to something. */
function concernsSister(document: FlowDocument, impulse: Impulse, { active }: Configuration, region: string, join: string): boolean {
  if (!active.includes(join)) return false;
  const sisters = new Set(
    childrenOf(document, join)
      .filter(({ id }) => id !== region)
      .flatMap(({ id }) => subtreeOf(document, id).map((state) => state.id)),
  );
  if (impulse.type === 'reply') return sisters.has(splitCall(impulse.call)[0]);
  const listening = Object.values(document.transitions).filter(
    (transition) =>
      (transition.source === document.root || active.includes(transition.source)) && waitsFor(document, transition.id, impulse),
  );
  return (
    listening.length > 0 &&
    listening.every(({ source }) => sisters.has(source)) &&
    !listening.some(({ source }) => isWithin(document, source, region))
  );
}

function waitsFor(document: FlowDocument, id: string, impulse: Impulse): boolean {
  const transition = document.transitions[id];
  if (!transition) return false;
  if (impulse.type === 'timer') return timerOf(document, transition) === impulse.id;
  return impulse.type === 'event' && transition.trigger.type === 'event' && fits(transition.trigger.event, impulse.event.type);
}
