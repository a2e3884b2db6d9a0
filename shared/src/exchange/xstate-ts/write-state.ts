import { textOf } from '../../base/text.ts';
import { childrenOf, transitionsFrom } from '../../document/queries.ts';
import type { Call, State } from '../../document/state.ts';
import type { Delay, Transition } from '../../document/transition.ts';
import { Code } from './code.ts';
import { type FileParts, lambdaCode } from './file-parts.ts';
import { actionsOf, effectParams } from './write-actions.ts';
import { guardOf } from './write-guard.ts';

/** The config of one state and everything inside it. */
export function stateConfig(parts: FileParts, id: string): Record<string, unknown> {
  const { document, names } = parts;
  const state = document.states[id];
  if (!state) throw new Error(`state ${id} is missing`);
  const children = childrenOf(document, id);
  const implied = children.length > 0 ? 'compound' : 'atomic';
  const shape = {
    id: names.xid(id),
    type: state.kind === implied ? undefined : state.kind,
    description: textOf(state.note ?? state.stage, 'zh') || undefined,
    tags: state.tags.length > 0 ? state.tags : undefined,
  };
  if (state.kind === 'history') return { ...shape, history: state.history ?? 'shallow', target: historyTarget(parts, state) };
  return {
    ...shape,
    initial: initialOf(parts, state),
    entry: actionsOf(parts, state.entry, undefined),
    exit: actionsOf(parts, state.exit, undefined),
    ...behaviour(parts, state),
    output: state.output,
    states:
      children.length > 0 ? Object.fromEntries(children.map((child) => [names.key(child.id), stateConfig(parts, child.id)])) : undefined,
  };
}

function historyTarget(parts: FileParts, state: State): unknown {
  const targets = state.historyDefault.map(parts.names.target);
  return targets.length > 1 ? new Code(`${JSON.stringify(targets)} as never`) : targets[0];
}

function initialOf(parts: FileParts, state: State): unknown {
  if (state.kind !== 'compound' || state.initial === null) return undefined;
  const target = parts.names.key(state.initial);
  const actions = actionsOf(parts, state.initialActions, undefined);
  return actions ? { target, actions } : target;
}

type Groups = Record<string, unknown[]>;

function behaviour(parts: FileParts, state: State): Record<string, unknown> {
  const groups: Record<Place, Groups> = { on: {}, reply: {}, after: {}, always: {}, done: {} };
  for (const transition of transitionsFrom(parts.document, state.id)) {
    const { place, key, site } = placeOf(parts, transition);
    push(groups[place], key, transitionConfig(parts, transition, site));
  }
  if (state.pauses) parts.slots.push(`${textOf(state.label, 'en') || state.id}: time limits around it stand still`);
  if (state.sla) {
    parts.delays.set(`sla_${state.id}`, state.sla.expected);
    push(groups.after, `sla_${state.id}`, { actions: actionsOf(parts, state.sla.breach, undefined) ?? [] });
  }
  const { on, after, always, done, reply } = groups;
  const invoke = state.calls.map((call) => callConfig(parts, call, reply));
  return {
    invoke: invoke.length > 0 ? invoke : undefined,
    on: filled(on),
    always: always[''],
    after: filled(after),
    onDone: done[''],
  };
}

function push(groups: Groups, key: string, value: unknown): void {
  groups[key] = [...(groups[key] ?? []), value];
}

function filled(groups: Groups): Groups | undefined {
  return Object.keys(groups).length > 0 ? groups : undefined;
}

type Place = 'on' | 'reply' | 'after' | 'always' | 'done';

/** Where a transition is written, and which event it may read. */
function placeOf(parts: FileParts, { id, source, trigger }: Transition): { place: Place; key: string; site: string | undefined } {
  switch (trigger.type) {
    case 'event':
      return { place: 'on', key: trigger.event, site: trigger.event };
    case 'reply':
      return { place: 'reply', key: `${trigger.outcome}:${trigger.call}`, site: '*' };
    case 'after':
      return { place: 'after', key: delayKey(parts, source, trigger.delay, id), site: undefined };
    case 'always':
      return { place: 'always', key: '', site: undefined };
    case 'done':
      return { place: 'done', key: '', site: '*' };
  }
}

function transitionConfig(parts: FileParts, transition: Transition, event: string | undefined): unknown {
  const targets = transition.targets.map(parts.names.target);
  return {
    target: targets.length > 1 ? targets : targets[0],
    guard: guardOf(parts, transition, event),
    actions: actionsOf(parts, transition.actions, event),
    reenter: transition.reenter || undefined,
    description: textOf(transition.label, 'zh') || undefined,
  };
}

function delayKey(parts: FileParts, source: string, delay: Delay, id: string): string {
  if (delay.working)
    parts.slots.push(`${textOf(parts.document.states[source]?.label, 'en') || source}: a delay is counted in working time`);
  if (delay.type === 'fixed') return String(delay.ms);
  const first = transitionsFrom(parts.document, source).find(
    ({ trigger }) => trigger.type === 'after' && trigger.delay.type === 'expression' && trigger.delay.text === delay.text,
  );
  const name = `delay_${first?.id ?? id}`;
  parts.delays.set(name, lambdaCode(parts.call('wait', `() => ${parts.expression(delay.text, undefined)}`)));
  return name;
}

/** A call waits until the machine is given an actor for it with `machine.provide({ actors })`. */
function callConfig(parts: FileParts, call: Call, reply: Record<string, unknown[]>): unknown {
  const { action } = call;
  const imported = action.type === 'to-define';
  const src = imported ? String(action.params.name) : action.type;
  parts.actors.set(src, new Code(`${parts.import('fromPromise')}<unknown, unknown>(() => new Promise(() => {}))`));
  return {
    id: call.id,
    src,
    input: imported ? (action.params.params ?? null) : effectParams(parts, action, undefined),
    onDone: reply[`done:${call.id}`],
    onError: reply[`error:${call.id}`],
  };
}
