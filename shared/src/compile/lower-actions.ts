import { assign, cancel, enqueueActions, raise } from 'xstate';
import type { Plan } from '../actions/define-action.ts';
import type { EffectRequest } from '../actions/effect.ts';
import { fieldsWritten, planAction, actions as registry } from '../actions/index.ts';
import type { Json } from '../base/json.ts';
import type { Place } from '../base/problem.ts';
import type { ActionCall } from '../document/action-call.ts';
import type { Call } from '../document/state.ts';
import type { Lowering } from './lowering.ts';
import { type Mark, markAction, type StepRun } from './step-run.ts';

interface Arguments {
  readonly context: Readonly<Record<string, Json>>;
  readonly event: { readonly type: string };
}

/** Where a list of actions stands, and which event they may read. */
export interface ActionSite {
  readonly path: string;
  readonly place: Place;
  readonly event?: string | undefined;
}

/** A custom action that reports a mark; XState resolves `params` with the context as it is at that moment of the step. */
export function markWith(mark: (args: Arguments) => Mark): unknown {
  return { type: markAction, params: mark };
}

/** Lowers a list of action calls; each reports itself, then does what its plan says. */
export function lowerActions(lowering: Lowering, calls: readonly ActionCall[], site: ActionSite): unknown[] {
  return calls.flatMap((call, index) => {
    const planned = plan(lowering, call, { ...site, path: `${site.path}.${index}` });
    if (!planned) return [];
    const executed: Mark = { type: 'action', action: { name: planned.name, id: call.id } };
    return [markWith(() => executed), ...lowerPlan(lowering.run, planned.plan, call)];
  });
}

/** Lowers a state's call: its effect is asked for with a reply address. */
export function lowerCall(lowering: Lowering, state: string, call: Call, path: string): unknown[] {
  const planned = plan(lowering, call.action, { path, place: { type: 'state', id: state } });
  if (!planned) return [];
  const { plan: what } = planned;
  const address = { state, call: call.id };
  if (what.type !== 'effect')
    return [markWith(() => ({ type: 'effect', action: call.action.id, request: { type: 'none' }, call: address }))];
  return [
    markWith(({ context, event }) => ({
      type: 'effect',
      action: call.action.id,
      request: lowering.run.value(() => what.effect(lowering.run.scope(context, event)), nothing),
      call: address,
    })),
  ];
}

function plan({ document, expressions, problems }: Lowering, call: ActionCall, site: ActionSite) {
  const planned = planAction(registry, call, { document, expressions, site: { path: site.path, event: site.event } });
  if (planned.ok) return planned.value;
  problems.push(...planned.error.map((fault) => ({ place: site.place, ...fault })));
  return undefined;
}

const nothing: EffectRequest = { type: 'none' };

function lowerPlan(run: StepRun, what: Plan, call: ActionCall): unknown[] {
  const { id, params } = call;
  switch (what.type) {
    case 'assign': {
      const fields = fieldsWritten(registry, call);
      return [
        assign(({ context, event }) => {
          run.writes(fields);
          return run.value(() => what.assign(run.scope(context, event)), {});
        }),
        ...lowerRaises(run, what),
      ];
    }
    case 'effect':
      return [
        markWith(({ context, event }) => ({
          type: 'effect',
          action: id,
          request: run.value(() => what.effect(run.scope(context, event)), nothing),
        })),
      ];
    case 'note':
      return [
        markWith(({ context, event }) => ({
          type: 'note',
          note: { type: 'note', text: run.value(() => what.note(run.scope(context, event)), '') },
        })),
      ];
    case 'raise':
      return [
        raise(
          ({ context, event }) => run.value(() => what.event(run.scope(context, event)), { type: String(params.event) }),
          what.delay === undefined ? {} : { delay: what.delay, id: raiseTimer(id) },
        ),
      ];
    case 'cancel':
      return what.raises.map((raised) => cancel(raiseTimer(raised)));
    case 'nothing':
      return [];
  }
}

/** The timer of an event raised for later. */
function raiseTimer(action: string): string {
  return `raise.${action}`;
}

function lowerRaises(run: StepRun, { raises }: Extract<Plan, { type: 'assign' }>): unknown[] {
  if (!raises) return [];
  return [
    enqueueActions(({ context, event, enqueue }) => {
      for (const raised of run.value(() => raises(run.scope(context, event)), [])) enqueue.raise(raised);
    }),
  ];
}
