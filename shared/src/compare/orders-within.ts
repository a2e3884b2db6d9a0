import type { FlowDocument } from '../document/flow-document.ts';
import { childrenOf } from '../document/queries.ts';
import type { StandingOrders } from './assess-change.ts';

/** Orders that stand in any of these states or inside of them. An order in parallel lanes stands in each lane and counts once. */
export function ordersWithin(document: FlowDocument, wanted: ReadonlySet<string>, standing: StandingOrders): number {
  function within(id: string, chosen: boolean): number {
    const taken = chosen || wanted.has(id);
    const children = childrenOf(document, id).map((child) => within(child.id, taken));
    const own = taken ? (standing.get(id) ?? 0) : 0;
    if (document.states[id]?.kind === 'parallel') return Math.max(own, ...children);
    return children.reduce((sum, orders) => sum + orders, own);
  }
  return within(document.root, false);
}
