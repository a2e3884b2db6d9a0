import type { FlowDocument } from '../document/flow-document.ts';
import type { Meaning } from '../document/meaning.ts';
import type { Decision } from '../step/types.ts';
import type { Impulse } from './graph.ts';

/** What the events that every channel speaks mean, unless a drawing says otherwise. */
const ofNames: Readonly<Record<string, Meaning>> = {
  'order.paid': 'capture',
  'order.deposit_paid': 'capture',
  'order.cancelled': 'cancel',
  'order.cancel_requested': 'cancel',
  'order.shipped': 'ship',
  'wms.shipped': 'ship',
  'shipment.collected': 'ship',
  'courier.picked_up': 'ship',
  'order.delivered': 'fulfil',
  'order.completed': 'fulfil',
  'shipment.delivered': 'fulfil',
  'courier.delivered': 'fulfil',
  'shipment.returned': 'return',
  'courier.returned': 'return',
  'wms.return_received': 'return',
  'refund.succeeded': 'refund',
};

const ofActions: Readonly<Record<string, Meaning>> = { 'refund-lines': 'partial-refund' };

/** What an event means to money and goods: as the drawing says, else by its name. */
export function meaningOfEvent(document: FlowDocument, name: string): Meaning | undefined {
  const said = document.events[name]?.meaning ?? ofNames[name];
  return said === 'none' ? undefined : said;
}

/** What a step means to money and goods; what leaves every state and moves nothing means nothing. */
export function meaningsOf(document: FlowDocument, impulse: Impulse, decision: Decision): Meaning[] {
  const taken = decision.transitions.length > 0;
  const first = taken ? ofImpulse(document, impulse, decision) : undefined;
  const rest = [...decision.entered.map((id) => document.states[id]?.meaning), ...decision.actions.map(({ name }) => ofActions[name])];
  return [...new Set([first, ...rest].filter((meaning) => meaning !== undefined))];
}

function ofImpulse(document: FlowDocument, impulse: Impulse, { from }: Decision): Meaning | undefined {
  if (impulse.type === 'event') return meaningOfEvent(document, impulse.event.type);
  if (impulse.type !== 'reply' || !impulse.ok || from === null) return undefined;
  const [state, call] = splitCall(impulse.call);
  return document.states[state]?.calls.find(({ id }) => id === call)?.meaning;
}

/** A call as an impulse names it: by its state and its id. */
export function joinCall(state: string, call: string): string {
  return `${state}/${call}`;
}

export function splitCall(joined: string): readonly [string, string] {
  const at = joined.indexOf('/');
  return [joined.slice(0, at), joined.slice(at + 1)];
}
