import { type FlowDocument, parseDocument } from '@orderloom/shared/document';
import { type Delays, loadFlow } from '../support/load-flow.ts';

/** The load flow with somebody to tell: loading sends a message, and what settled is closed by the reply of a call. */
export function toldFlow(delays: Delays, receiver: string): FlowDocument {
  const { states, transitions, ...flow } = loadFlow(delays);
  const send = (id: string) => ({ id, type: 'send-http', params: { url: `${receiver}/${id}`, timeout: 2_000 } });
  const parsed = parseDocument({
    ...flow,
    states: {
      ...states,
      loading: { ...states.loading, entry: [send('truck')] },
      receipt: { id: 'receipt', kind: 'atomic', parent: 'root', label: {}, calls: [{ id: 'print', label: {}, action: send('print') }] },
    },
    transitions: {
      ...Object.fromEntries(
        Object.entries(transitions).map(([id, transition]) => [
          id,
          transition.source === 'settling' ? { ...transition, targets: ['receipt'] } : transition,
        ]),
      ),
      printed: {
        id: 'printed',
        label: {},
        source: 'receipt',
        targets: ['closed'],
        trigger: { type: 'reply', call: 'print', outcome: 'done' },
      },
      unprinted: {
        id: 'unprinted',
        label: {},
        source: 'receipt',
        targets: ['closed'],
        trigger: { type: 'reply', call: 'print', outcome: 'error' },
      },
    },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
