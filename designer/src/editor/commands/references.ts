import { actions, type ParamWidget } from '@orderloom/shared/actions';
import type { ActionCall, FlowDocument } from '@orderloom/shared/document';
import { z } from 'zod';

/** Every use of an action in the document, wherever it stands. */
export function actionCallsOf(document: FlowDocument): ActionCall[] {
  const inStates = Object.values(document.states).flatMap((state) => [
    ...state.entry,
    ...state.exit,
    ...state.initialActions,
    ...state.calls.map((call) => call.action),
    ...(state.sla?.breach ?? []),
  ]);
  return [...inStates, ...Object.values(document.transitions).flatMap((transition) => transition.actions)];
}

/** The parameters of an action type by the editor they ask for. */
export function paramsOfWidget(type: string, widget: ParamWidget): string[] {
  const params = actions.get(type)?.params;
  if (!(params instanceof z.ZodObject)) return [];
  return Object.entries(params.shape).flatMap(([key, schema]) => ((schema as z.ZodType).meta()?.widget === widget ? [key] : []));
}

/** The names of the events that something in the flow waits for or raises. */
export function eventsUsed(document: FlowDocument): Set<string> {
  const waited = Object.values(document.transitions).flatMap(({ trigger }) => (trigger.type === 'event' ? [trigger.event] : []));
  const raised = actionCallsOf(document).flatMap((call) =>
    paramsOfWidget(call.type, 'event').flatMap((key) => {
      const name = call.params[key];
      return typeof name === 'string' ? [name] : [];
    }),
  );
  return new Set([...waited, ...raised]);
}
