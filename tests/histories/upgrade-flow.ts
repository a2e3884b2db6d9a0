import { type FlowDocument, parseDocument } from '@orderloom/shared/document';

const hour = 3_600_000;
const text = { label: { en: 'Text' }, type: { type: 'text' }, default: '' };
const money = { label: { en: 'Amount' }, type: { type: 'money' }, default: 0 };
const anyone = { label: {}, senders: ['channel', 'person'] };
const on = (event: string) => ({ type: 'event', event });
const after = (ms: number) => ({ type: 'after', delay: { type: 'fixed', ms } });
const atomic = (id: string, parent: string) => ({ id, kind: 'atomic', parent, label: { zh: `状态 ${id}`, en: id } });
const final = (id: string, parent: string) => ({ ...atomic(id, parent), kind: 'final' });
const send = (id: string, url: string) => ({ id, type: 'send-http', params: { url, body: '{{ orderNo }}' } });
const divide = (id: string, by: string) => ({ id, type: 'set-field', params: { field: 'share', value: `100 / ${by}` } });

/** A flow whose orders can come to every status there is; the second version has a state, a field and a delay more. */
export function upgradeFlow(version: 1 | 2): FlowDocument {
  const states = [
    { id: 'root', kind: 'compound', parent: null, label: {}, initial: 'waiting' },
    atomic('waiting', 'root'),
    { ...atomic('fulfilment', 'root'), kind: 'parallel' },
    { ...atomic('flash', 'fulfilment'), kind: 'compound', initial: 'packing' },
    atomic('packing', 'flash'),
    { ...atomic('riding', 'flash'), entry: [send('tell', 'https://wms.test/ride')] },
    final('flashDone', 'flash'),
    { ...atomic('freight', 'fulfilment'), kind: 'compound', initial: 'booking' },
    { ...atomic('booking', 'freight'), calls: [{ id: 'book', label: {}, action: send('bookIt', 'https://carrier.test/{{ city }}') }] },
    atomic('loading', 'freight'),
    final('freightDone', 'freight'),
    { ...final('done', 'root'), entry: [send('close', 'https://wms.test/done')] },
    final('cancelled', 'root'),
    ...(version === 2 ? [atomic('checking', 'root')] : []),
  ];
  const transitions = [
    { source: 'waiting', targets: ['fulfilment'], trigger: on('pay'), guard: 'event.amount >= amount' },
    { source: 'waiting', targets: ['cancelled'], trigger: after(hour), actions: [divide('a1', 'divisor')] },
    { source: 'waiting', trigger: on('poison'), actions: [divide('a2', 'event.amount')] },
    { source: 'packing', targets: ['riding'], trigger: on('ship') },
    { source: 'riding', targets: ['flashDone'], trigger: on('arrive') },
    { source: 'riding', targets: ['flashDone'], trigger: after(24 * hour) },
    { source: 'booking', targets: ['loading'], trigger: { type: 'reply', call: 'book', outcome: 'done' } },
    { source: 'loading', targets: ['freightDone'], trigger: on('load') },
    { source: 'fulfilment', targets: [version === 2 ? 'checking' : 'done'], trigger: { type: 'done' } },
    ...(version === 2 ? [{ source: 'checking', targets: ['done'], trigger: after(30_000) }] : []),
  ];
  const payload = { amount: money, city: text };
  const parsed = parseDocument({
    format: 'orderloom.flow',
    schemaVersion: 1,
    id: 'parcel',
    name: { zh: '包裹', en: 'Parcel' },
    root: 'root',
    context: {
      orderNo: text,
      city: { ...text, default: 'shanghai' },
      amount: money,
      share: money,
      divisor: { ...money, default: 4 },
      tags: { label: {}, type: { type: 'list', of: { type: 'text' } }, default: [] },
      ...(version === 2 ? { channelStatus: text } : {}),
    },
    events: {
      pay: { ...anyone, payload },
      ship: { ...anyone, unacceptable: { policy: 'defer', limit: 48 * hour } },
      arrive: { ...anyone, unacceptable: { policy: 'ignore' } },
      load: anyone,
      poison: { ...anyone, payload },
    },
    states: Object.fromEntries(states.map((state) => [state.id, state])),
    transitions: Object.fromEntries(transitions.map((one, index) => [`t${index}`, { id: `t${index}`, label: {}, ...one }])),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
