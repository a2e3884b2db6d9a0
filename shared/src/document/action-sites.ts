import type { Place } from '../base/problem.ts';
import type { ActionCall } from './action-call.ts';
import type { FlowDocument } from './flow-document.ts';
import type { State } from './state.ts';
import type { Transition } from './transition.ts';

/** One use of an action: where it stands, and which event it may read. */
export interface ActionSite {
  readonly call: ActionCall;
  readonly path: string;
  readonly place: Place;
  readonly event: string | undefined;
}

/** Every use of an action in a document. */
export function actionSites(document: FlowDocument): ActionSite[] {
  return [...Object.values(document.states).flatMap(ofState), ...Object.values(document.transitions).flatMap(ofTransition)];
}

function ofState(state: State): ActionSite[] {
  const place: Place = { type: 'state', id: state.id };
  const list = (calls: readonly ActionCall[], part: string) =>
    calls.map((call, index) => ({ call, path: `states.${state.id}.${part}.${index}`, place, event: undefined }));
  return [
    ...list(state.entry, 'entry'),
    ...list(state.exit, 'exit'),
    ...list(state.initialActions, 'initialActions'),
    ...list(state.sla?.breach ?? [], 'sla.breach'),
    ...state.calls.map((call, index) => ({ call: call.action, path: `states.${state.id}.calls.${index}.action`, place, event: undefined })),
  ];
}

function ofTransition({ id, trigger, actions }: Transition): ActionSite[] {
  const event = trigger.type === 'event' ? trigger.event : trigger.type === 'reply' || trigger.type === 'done' ? '*' : undefined;
  return actions.map((call, index) => ({ call, path: `transitions.${id}.actions.${index}`, place: { type: 'transition', id }, event }));
}
