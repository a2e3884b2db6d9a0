import { type FlowDocument, parseDocument } from '@orderloom/shared/document';

export const minute = 60_000;
export const openFor = 10 * minute;
export const askingFor = 30 * minute;
export const parkedFor = 60 * minute;
export const flowId = 'tally';

const number = { label: {}, type: { type: 'integer' }, default: 0 };
const text = { label: {}, type: { type: 'text' }, default: '' };
const on = (event: string) => ({ type: 'event', event });
const after = (ms: number) => ({ type: 'after', delay: { type: 'fixed', ms } });
const set = (field: string, value: string) => ({ id: `set_${field}`, type: 'set-field', params: { field, value } });
const tell = (id: string, body: string) => ({ id, type: 'send-http', params: { url: 'https://books.test/told', body } });

/**
 * A flow small enough to be told again by hand: it adds up numbers (times its version's factor), asks for quotes, falls idle, ends.
 * In it are a timer armed anew by every event, deferred events, a call with both exits and a limit, and a step that cannot be computed.
 */
export function tallyFlow(factor: number): FlowDocument {
  const add = [set('total', `total + event.n * ${factor}`), tell('told', '{{ event.mark }}')];
  const transitions = [
    { source: 'open', targets: ['open'], reenter: true, trigger: on('add'), actions: add },
    { source: 'open', targets: ['idle'], trigger: after(openFor) },
    { source: 'open', targets: ['asking'], trigger: on('ask') },
    { source: 'open', targets: ['closed'], trigger: on('close'), actions: [tell('bye', 'bye')] },
    { source: 'open', trigger: on('divide'), actions: [set('total', '100 / event.n')] },
    { source: 'idle', targets: ['open'], trigger: on('add'), actions: add },
    {
      source: 'asking',
      targets: ['open'],
      trigger: { type: 'reply', call: 'quote', outcome: 'done' },
      actions: [set('answered', 'answered + 1')],
    },
    {
      source: 'asking',
      targets: ['open'],
      trigger: { type: 'reply', call: 'quote', outcome: 'error' },
      actions: [set('refused', 'refused + 1')],
    },
    { source: 'asking', targets: ['open'], trigger: after(askingFor), actions: [set('lost', 'lost + 1')] },
  ];
  const states = [
    { id: 'root', kind: 'compound', parent: null, initial: 'open' },
    { id: 'open', kind: 'atomic', parent: 'root' },
    { id: 'idle', kind: 'atomic', parent: 'root' },
    { id: 'asking', kind: 'atomic', parent: 'root', calls: [{ id: 'quote', label: {}, action: tell('ask', 'quote') }] },
    { id: 'closed', kind: 'final', parent: 'root' },
  ];
  const payload = { n: number, mark: text };
  const event = (unacceptable: object) => ({ label: {}, senders: ['channel', 'person'], payload, unacceptable });
  const parsed = parseDocument({
    format: 'orderloom.flow',
    schemaVersion: 1,
    id: flowId,
    name: { zh: '合计', en: 'Tally' },
    root: 'root',
    context: { total: number, answered: number, refused: number, lost: number },
    events: {
      add: event({ policy: 'defer', limit: parkedFor }),
      ask: event({ policy: 'reject' }),
      close: event({ policy: 'ignore' }),
      divide: event({ policy: 'reject' }),
    },
    states: Object.fromEntries(states.map((state) => [state.id, { label: {}, ...state }])),
    transitions: Object.fromEntries(transitions.map((one, index) => [`t${index}`, { id: `t${index}`, label: {}, ...one }])),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
