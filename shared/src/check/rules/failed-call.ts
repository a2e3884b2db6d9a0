import { EventDefinition } from '../../document/event-definition.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import type { Box } from '../../document/layout.ts';
import { childrenOf, transitionsFrom } from '../../document/queries.ts';
import { State } from '../../document/state.ts';
import { withNewTransition } from '../edits.ts';
import type { NewId } from '../fix.ts';

const name = { zh: '调用失败', en: 'Call failed' };
const again = 'call.retry';
const size = { width: 168, height: 64 };
const gap = 64;

/** The drawing in which failed calls of a state lead to a person, who sends the order back to try again. */
export function handedOver(document: FlowDocument, id: string, calls: readonly string[], newId: NewId): FlowDocument {
  const waiting = newId('state');
  const siblings = childrenOf(document, document.root);
  const number = siblings.filter(({ label }) => label.zh?.startsWith(name.zh)).length + 1;
  const label = number === 1 ? name : { zh: `${name.zh} ${number}`, en: `${name.en} ${number}` };
  const order = Math.max(0, ...siblings.map((state) => state.order)) + 1;
  const state = State.parse({ id: waiting, kind: 'atomic', parent: document.root, order, label });
  const withEvent = Object.hasOwn(document.events, again)
    ? document.events
    : { ...document.events, [again]: EventDefinition.parse({ label: { zh: '重试', en: 'Try again' }, senders: ['person'] }) };
  const drawn: FlowDocument = {
    ...document,
    events: withEvent,
    states: { ...document.states, [waiting]: state },
    layout: placed(document, id, waiting),
  };
  const failing = calls.reduce(
    (made, call) =>
      withNewTransition(made, {
        id: newId('transition'),
        source: id,
        targets: [waiting],
        trigger: { type: 'reply', call, outcome: 'error' },
      }),
    drawn,
  );
  return withNewTransition(failing, { id: newId('transition'), source: waiting, targets: [id], trigger: { type: 'event', event: again } });
}

/** Below everything else, under the state that calls. */
function placed({ layout, states, root }: FlowDocument, id: string, waiting: string): FlowDocument['layout'] {
  const from = layout.states[id];
  if (!from) return layout;
  const beside = Object.values(states).flatMap((state): Box[] => {
    const box = state.parent === root ? layout.states[state.id] : undefined;
    return box ? [box] : [];
  });
  const y = Math.max(...beside.map((box) => box.y + box.height)) + gap;
  return { ...layout, states: { ...layout.states, [waiting]: { x: from.x, y, ...size } } };
}

/** The calls of a state whose failure leads nowhere. */
export function callsWithoutExit(document: FlowDocument, id: string): string[] {
  const exits = transitionsFrom(document, id).map(({ trigger }) =>
    trigger.type === 'reply' && trigger.outcome === 'error' ? trigger.call : '',
  );
  return (document.states[id]?.calls ?? []).map((call) => call.id).filter((call) => !exits.includes(call));
}
