import { slaKey } from '../document/delay-key.ts';
import { childrenOf } from '../document/queries.ts';
import type { State } from '../document/state.ts';
import type { Transition } from '../document/transition.ts';
import { lowerActions, lowerCall, markWith } from './lower-actions.ts';
import { lowerGuard } from './lower-guard.ts';
import { groupByTrigger } from './lower-trigger.ts';
import type { Lowering } from './lowering.ts';
import type { Mark } from './step-run.ts';

/** The XState config of one state and everything inside it. */
export function lowerState(lowering: Lowering, id: string): Record<string, unknown> {
  const state = lowering.document.states[id];
  if (!state) throw new Error(`state ${id} is missing`);
  const shape = { id, type: state.kind, tags: state.tags };
  if (state.kind === 'history') return { ...shape, history: state.history ?? 'shallow', ...historyTarget(state) };
  return { ...shape, ...contents(lowering, state), ...behaviour(lowering, state) };
}

function historyTarget(state: State): Record<string, unknown> {
  return state.historyDefault.length === 0 ? {} : { target: state.historyDefault.map((target) => `#${target}`) };
}

function contents(lowering: Lowering, state: State): Record<string, unknown> {
  const children = childrenOf(lowering.document, state.id);
  const output = state.output === undefined ? {} : { output: state.output };
  if (children.length === 0) return output;
  const states = Object.fromEntries(children.map((child) => [child.id, lowerState(lowering, child.id)]));
  if (state.kind !== 'compound') return { ...output, states };
  const site = { path: `states.${state.id}.initialActions`, place: { type: 'state', id: state.id } } as const;
  return { ...output, states, initial: { target: state.initial, actions: lowerActions(lowering, state.initialActions, site) } };
}

function behaviour(lowering: Lowering, state: State): Record<string, unknown> {
  const place = { type: 'state', id: state.id } as const;
  const { on, after, always, onDone } = groupByTrigger(lowering, state, (transition, event) =>
    lowerTransition(lowering, transition, event),
  );
  if (state.sla) {
    const breach = lowerActions(lowering, state.sla.breach, { path: `states.${state.id}.sla.breach`, place });
    after[slaKey(state)] = [{ actions: breach }];
  }
  const enter: Mark = { type: 'enter', state: state.id };
  return {
    entry: [
      markWith(() => enter),
      ...lowerActions(lowering, state.entry, { path: `states.${state.id}.entry`, place }),
      ...state.calls.flatMap((call, index) => lowerCall(lowering, state.id, call, `states.${state.id}.calls.${index}.action`)),
    ],
    exit: [
      ...lowerActions(lowering, state.exit, { path: `states.${state.id}.exit`, place }),
      ...state.calls.map((call) => markWith(() => ({ type: 'hangup', state: state.id, call: call.id }))),
    ],
    ...(Object.keys(on).length > 0 ? { on } : {}),
    ...(Object.keys(after).length > 0 ? { after } : {}),
    ...(always.length > 0 ? { always } : {}),
    ...(onDone.length > 0 ? { onDone } : {}),
  };
}

function lowerTransition(lowering: Lowering, transition: Transition, event: string | undefined): unknown {
  const guard = lowerGuard(lowering, transition, event);
  const site = { path: `transitions.${transition.id}.actions`, place: { type: 'transition', id: transition.id }, event } as const;
  return {
    ...(transition.targets.length > 0 ? { target: transition.targets.map((target) => `#${target}`) } : {}),
    ...(guard ? { guard } : {}),
    actions: lowerActions(lowering, transition.actions, site),
    reenter: transition.reenter,
    meta: { id: transition.id },
  };
}
