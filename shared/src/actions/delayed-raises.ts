import type { ActionCall } from '../document/action-call.ts';
import type { FlowDocument } from '../document/flow-document.ts';

/** The ids of the actions that raise an event for later, all over a flow. */
export function delayedRaises(document: FlowDocument, event: string): string[] {
  const calls: ActionCall[] = [
    ...Object.values(document.states).flatMap((state) => [
      ...state.entry,
      ...state.exit,
      ...state.initialActions,
      ...(state.sla?.breach ?? []),
    ]),
    ...Object.values(document.transitions).flatMap((transition) => transition.actions),
  ];
  return calls.flatMap(({ id, type, params }) =>
    type === 'raise-event' && params.event === event && params.delay !== undefined ? [id] : [],
  );
}
