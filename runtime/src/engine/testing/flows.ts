import { type FlowDocument, parseDocument } from '@orderloom/shared/document';

type Loose = Readonly<Record<string, unknown>>;

/** A document from its states and transitions alone. */
export function flowOf(
  id: string,
  parts: { context?: Loose; events?: Loose; states: readonly Loose[]; transitions: readonly Loose[] },
): FlowDocument {
  const named = (rows: readonly Loose[]) => Object.fromEntries(rows.map((row) => [String(row.id), { label: {}, ...row }]));
  const parsed = parseDocument({
    format: 'orderloom.flow',
    schemaVersion: 1,
    id,
    name: { en: id },
    root: 'root',
    context: parts.context ?? {},
    events: parts.events ?? {},
    states: named([{ id: 'root', kind: 'compound', parent: null, initial: String(parts.states[0]?.id) }, ...parts.states]),
    transitions: named(parts.transitions),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const text = { label: {}, type: { type: 'text' }, default: '' };
const money = { label: {}, type: { type: 'money' }, default: 0 };
const anyone = { label: {}, senders: ['channel', 'person'] };
const on = (event: string) => ({ type: 'event', event });
const after = (ms: number) => ({ type: 'after', delay: { type: 'fixed', ms } });
const hour = 3_600_000;

/** Cannot be computed when `divisor` is 0. */
const whole = (divisor: string) => ({ id: 'whole', type: 'set-field', params: { field: 'share', value: `100 / ${divisor}` } });

/** Paying, then a flash part and a freight part side by side, with guards, three delays, an effect and a call. */
export function shopFlow(id = 'shop'): FlowDocument {
  return flowOf(id, {
    context: {
      amount: { ...money, default: 1 },
      share: money,
      buyer: text,
      tags: { label: {}, type: { type: 'list', of: { type: 'text' } }, default: [] },
    },
    events: {
      pay: { ...anyone, payload: { amount: money } },
      ship: { ...anyone, unacceptable: { policy: 'defer', limit: hour } },
      load: anyone,
      arrive: { ...anyone, unacceptable: { policy: 'ignore' } },
      poison: { ...anyone, payload: { by: money } },
    },
    states: [
      { id: 'waiting', kind: 'atomic', parent: 'root' },
      { id: 'fulfilment', kind: 'parallel', parent: 'root' },
      { id: 'flash', kind: 'compound', parent: 'fulfilment', initial: 'packing' },
      { id: 'packing', kind: 'atomic', parent: 'flash' },
      {
        id: 'riding',
        kind: 'atomic',
        parent: 'flash',
        entry: [{ id: 'tell', type: 'send-http', params: { url: 'https://wms.test/ride', body: 'ride' } }],
      },
      { id: 'flashDone', kind: 'final', parent: 'flash' },
      { id: 'freight', kind: 'compound', parent: 'fulfilment', initial: 'booking' },
      {
        id: 'booking',
        kind: 'atomic',
        parent: 'freight',
        calls: [{ id: 'book', label: {}, action: { id: 'bookIt', type: 'send-http', params: { url: 'https://carrier.test/book' } } }],
      },
      { id: 'loading', kind: 'atomic', parent: 'freight' },
      { id: 'freightDone', kind: 'final', parent: 'freight' },
      { id: 'unbooked', kind: 'atomic', parent: 'freight' },
      { id: 'done', kind: 'final', parent: 'root' },
      { id: 'cancelled', kind: 'final', parent: 'root' },
    ],
    transitions: [
      { id: 't1', source: 'waiting', targets: ['fulfilment'], trigger: on('pay'), guard: 'event.amount >= amount' },
      { id: 't2', source: 'waiting', targets: ['cancelled'], trigger: after(hour), actions: [whole('amount')] },
      { id: 't12', source: 'waiting', trigger: on('poison'), actions: [whole('event.by')] },
      { id: 't3', source: 'packing', targets: ['riding'], trigger: on('ship') },
      { id: 't4', source: 'riding', targets: ['flashDone'], trigger: on('arrive') },
      { id: 't5', source: 'riding', targets: ['flashDone'], trigger: after(24 * hour) },
      { id: 't6', source: 'booking', targets: ['loading'], trigger: { type: 'reply', call: 'book', outcome: 'done' } },
      { id: 't7', source: 'booking', targets: ['unbooked'], trigger: { type: 'reply', call: 'book', outcome: 'error' } },
      { id: 't8', source: 'loading', targets: ['freightDone'], trigger: on('load') },
      { id: 't9', source: 'unbooked', targets: ['freightDone'], trigger: on('load') },
      { id: 't10', source: 'loading', targets: ['freightDone'], trigger: after(48 * hour) },
      { id: 't11', source: 'fulfilment', targets: ['done'], trigger: { type: 'done' } },
    ],
  });
}
