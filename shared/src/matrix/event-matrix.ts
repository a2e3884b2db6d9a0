import type { FlowDocument } from '../document/flow-document.ts';
import { ancestorsOf, childrenOf, transitionsFrom } from '../document/queries.ts';
import type { State } from '../document/state.ts';
import type { Transition } from '../document/transition.ts';

/** A transition an event may take in a state. */
export interface Taker {
  readonly transition: Transition;
  /** It leaves a state around the one asked about. */
  readonly inherited: boolean;
}

/** What becomes of an event in a state. */
export interface MatrixCell {
  /** Tried one after the other, innermost first; the last may be without a condition. */
  readonly takers: readonly Taker[];
  /** What becomes of it when none of them takes it; null: one always does. */
  readonly otherwise: 'reject' | 'ignore' | 'defer' | null;
}

/** States with nothing inside them, in drawing order: those an order can wait in. */
export function waitingStates(document: FlowDocument): readonly State[] {
  const visit = (id: string): State[] =>
    childrenOf(document, id).flatMap((state) => {
      if (state.kind === 'final' || state.kind === 'history') return [];
      const inside = visit(state.id);
      return inside.length > 0 ? inside : [state];
    });
  return visit(document.root);
}

/** What an event does in a state: its own transitions, else those of what surrounds it, else what the event says. */
export function cellOf(document: FlowDocument, event: string, state: string): MatrixCell {
  const takers: Taker[] = [];
  for (const id of [state, ...ancestorsOf(document, state).map((above) => above.id)]) {
    const here = takersOf(document, id, event);
    takers.push(...here.map((transition) => ({ transition, inherited: id !== state })));
    if (here.some(({ guard }) => guard === undefined)) return { takers, otherwise: null };
  }
  return { takers, otherwise: document.events[event]?.unacceptable.policy ?? 'reject' };
}

/** The transitions of one state for an event: those of its name, then those of wider names that fit, the narrowest first, as XState tries them. */
function takersOf(document: FlowDocument, state: string, event: string): Transition[] {
  const all = transitionsFrom(document, state);
  const parts = event.split('.');
  const wider = parts.map((_part, index) => `${parts.slice(0, parts.length - index).join('.')}.*`);
  const tried = [event, ...wider, '*'].flatMap((name) => all.filter(({ trigger }) => trigger.type === 'event' && trigger.event === name));
  const certain = tried.findIndex(({ guard }) => guard === undefined);
  return certain < 0 ? tried : tried.slice(0, certain + 1);
}
