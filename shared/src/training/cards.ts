import { textOf } from '../base/text.ts';
import { ancestorsOf, type State, type Transition, transitionsFrom } from '../document/index.ts';
import { handlerOf, type Teller } from './tell-transition.ts';

/** One way out of a state. */
export interface WayOut {
  readonly happens: string;
  readonly condition: string;
  readonly actor: string;
  readonly target: string;
  /** Whether somebody of the state's own role makes it happen. */
  readonly byHand: boolean;
}

/** What staff know about one state. */
export interface Card {
  readonly id: string;
  readonly name: string;
  /** The phases around it, outermost first. */
  readonly within: readonly string[];
  readonly note: string;
  readonly customer: string;
  readonly handler: string | undefined;
  readonly limits: readonly string[];
  readonly ways: readonly WayOut[];
  readonly ends: boolean;
}

/** A card for each state that an order can wait in or end in, in the order of the outline. */
export function cardsOf(teller: Teller, say: { expected(time: string): string; limit(time: string, target: string): string }): Card[] {
  const { document, locale } = teller;
  return outline(teller, document.root).map((state) => {
    const around = ancestorsOf(document, state.id).filter(({ id }) => id !== document.root);
    const ways = [state, ...around, document.states[document.root]].flatMap((place) => (place ? transitionsFrom(document, place.id) : []));
    return {
      id: state.id,
      name: teller.name(state.id),
      within: around.map(({ id }) => teller.name(id)).reverse(),
      note: textOf(state.note, locale),
      customer: textOf(state.stage, locale),
      handler: handlerOf(document, state.id, locale),
      limits: [
        ...(state.sla ? [say.expected(teller.duration(state.sla.expected, state.sla.working))] : []),
        ...ways.flatMap((way) => limitOf(teller, way, say)),
      ],
      ways: state.kind === 'final' ? [] : ways.filter(({ trigger }) => trigger.type !== 'done').map((way) => wayOut(teller, way)),
      ends: state.kind === 'final',
    };
  });
}

function outline(teller: Teller, parent: string): State[] {
  const inner = Object.values(teller.document.states)
    .filter((state) => state.parent === parent)
    .sort((a, b) => a.order - b.order);
  return inner.flatMap((state) => {
    if (state.kind === 'history') return [];
    return state.kind === 'compound' || state.kind === 'parallel' ? outline(teller, state.id) : [state];
  });
}

function wayOut(teller: Teller, way: Transition): WayOut {
  const { trigger } = way;
  const senders = trigger.type === 'event' ? (teller.document.events[trigger.event]?.senders ?? []) : [];
  return {
    happens: teller.trigger(way),
    condition: teller.condition(way),
    actor: teller.actor(way),
    target: teller.target(way),
    byHand: trigger.type === 'event' && (senders.includes('person') || senders.length === 0),
  };
}

function limitOf(teller: Teller, way: Transition, say: { limit(time: string, target: string): string }): string[] {
  const { trigger } = way;
  if (trigger.type !== 'after' || trigger.delay.type !== 'fixed') return [];
  return [say.limit(teller.duration(trigger.delay.ms, trigger.delay.working), teller.target(way))];
}
