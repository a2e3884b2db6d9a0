import type { FlowDocument } from '@orderloom/shared/document';
import { flowOf } from './flows.ts';

const tell = (id: string, inOrder: boolean) => ({
  id,
  type: 'send-http',
  params: { url: 'https://wms.test/told', body: `{"n": {{ event.n }}}`, inOrder },
});

/** Tells a WMS of every event: `tell` in order, `shout` at once. */
export function sendingFlow(id = 'sending'): FlowDocument {
  const payload = { n: { label: {}, type: { type: 'integer' } } };
  return flowOf(id, {
    events: {
      tell: { label: {}, senders: ['person'], payload },
      shout: { label: {}, senders: ['person'], payload },
      end: { label: {}, senders: ['person'] },
    },
    states: [
      { id: 'waiting', kind: 'atomic', parent: 'root' },
      { id: 'ended', kind: 'final', parent: 'root' },
    ],
    transitions: [
      { id: 't1', source: 'waiting', trigger: { type: 'event', event: 'tell' }, actions: [tell('inOrder', true)] },
      { id: 't2', source: 'waiting', trigger: { type: 'event', event: 'shout' }, actions: [tell('atOnce', false)] },
      { id: 't3', source: 'waiting', targets: ['ended'], trigger: { type: 'event', event: 'end' } },
    ],
  });
}
