import { parseDuration } from '../base/duration.ts';
import type { ActionCall } from '../document/action-call.ts';
import { State, type StateKind } from '../document/state.ts';
import { Transition, type Trigger } from '../document/transition.ts';
import type { Working } from '../document/working.ts';
import type { ActionSketch, Exits, FlowSketch, StateSketch, TransitionSketch } from './flow-sketch.ts';

interface Drawing {
  readonly states: Record<string, State>;
  readonly transitions: Record<string, Transition>;
  actions: number;
}

/** The states and transitions of a sketch, laid flat. */
export function drawStates(sketch: FlowSketch): Pick<Drawing, 'states' | 'transitions'> {
  const drawing: Drawing = { states: {}, transitions: {}, actions: 0 };
  drawState(drawing, 'root', null, 0, { label: '', compound: sketch.parallel !== true, ...sketch });
  return drawing;
}

function drawState(drawing: Drawing, id: string, parent: string | null, order: number, sketch: StateSketch): void {
  if (drawing.states[id]) throw new Error(`The sketch has two states named ${id}.`);
  const children = Object.entries(sketch.states ?? {});
  const kind = kindOf(sketch);
  drawing.states[id] = State.parse({
    id,
    kind,
    parent,
    order,
    label: labelOf(sketch.label ?? id),
    initial: kind === 'compound' ? initialOf(sketch) : null,
    tags: sketch.tags ?? [],
    historyDefault: sketch.historyDefault ?? [],
    ...drawBehaviour(drawing, sketch),
    ...given({
      history: sketch.history,
      handler: sketch.handler,
      pauses: sketch.pauses,
      output: sketch.output,
      stage: told(sketch.stage),
      note: told(sketch.note),
    }),
  });
  drawTriggers(drawing, id, sketch);
  children.forEach(([child, inside], index) => {
    drawState(drawing, child, id, index, inside);
  });
}

function initialOf(sketch: StateSketch): string | null {
  if (sketch.initial !== undefined) return sketch.initial;
  return Object.keys(sketch.states ?? {})[0] ?? null;
}

function drawBehaviour(drawing: Drawing, sketch: StateSketch) {
  return {
    initialActions: drawActions(drawing, sketch.initialActions),
    entry: drawActions(drawing, sketch.entry),
    exit: drawActions(drawing, sketch.exit),
    calls: Object.entries(sketch.calls ?? {}).map(([call, { action, label }]) => ({
      id: call,
      label: labelOf(label ?? call),
      action: drawActions(drawing, [action])[0],
    })),
    ...(sketch.sla === undefined ? {} : { sla: slaOf(counted(sketch.sla), drawActions(drawing, sketch.breach)) }),
  };
}

/** The entries that have a value, so that a document has no key without one. */
function given(entries: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

function kindOf(sketch: StateSketch): StateKind {
  if (sketch.final) return 'final';
  if (sketch.history) return 'history';
  if (sketch.parallel) return 'parallel';
  return sketch.compound || sketch.states ? 'compound' : 'atomic';
}

function labelOf(label: string | State['label']): State['label'] {
  if (typeof label !== 'string') return label;
  return label === '' ? {} : { zh: label, en: label };
}

function told(text: string | undefined): State['label'] | undefined {
  return text === undefined ? undefined : labelOf(text);
}

function duration(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined) throw new Error(`The sketch has a delay that is no duration: ${text}`);
  return ms;
}

function slaOf({ ms, ...rest }: ReturnType<typeof counted>, breach: ActionCall[]) {
  return { expected: ms, breach, ...rest };
}

/** `2h` by the clock; `working 2h`, `working 3d` in hours of work and in working days. */
function counted(text: string): { ms: number; working?: Working } {
  if (!text.startsWith('working ')) return { ms: duration(text) };
  return { ms: duration(text.slice('working '.length)), working: text.endsWith('d') ? 'days' : 'hours' };
}

function drawTriggers(drawing: Drawing, source: string, sketch: StateSketch): void {
  for (const [event, exits] of Object.entries(sketch.on ?? {})) drawExits(drawing, source, { type: 'event', event }, exits);
  for (const [delay, exits] of Object.entries(sketch.after ?? {})) drawExits(drawing, source, delayed(delay), exits);
  if (sketch.always !== undefined) drawExits(drawing, source, { type: 'always' }, sketch.always);
  if (sketch.done !== undefined) drawExits(drawing, source, { type: 'done' }, sketch.done);
  for (const [call, { done, error }] of Object.entries(sketch.calls ?? {})) {
    if (done !== undefined) drawExits(drawing, source, { type: 'reply', call, outcome: 'done' }, done);
    if (error !== undefined) drawExits(drawing, source, { type: 'reply', call, outcome: 'error' }, error);
  }
}

function delayed(text: string): Trigger {
  if (text.startsWith('=')) return { type: 'after', delay: { type: 'expression', text: text.slice(1).trim() } };
  return { type: 'after', delay: { type: 'fixed', ...counted(text) } };
}

function drawExits(drawing: Drawing, source: string, trigger: Trigger, exits: Exits): void {
  const list: readonly (string | TransitionSketch)[] = typeof exits === 'string' || !isList(exits) ? [exits] : exits;
  list.forEach((exit, priority) => {
    drawExit(drawing, { source, trigger, priority }, typeof exit === 'string' ? { to: exit } : exit);
  });
}

function isList(exits: Exclude<Exits, string>): exits is readonly (string | TransitionSketch)[] {
  return Array.isArray(exits);
}

function drawExit(drawing: Drawing, row: Pick<Transition, 'source' | 'trigger' | 'priority'>, sketch: TransitionSketch): void {
  const id = sketch.id ?? `t${Object.keys(drawing.transitions).length + 1}`;
  const to = sketch.to ?? [];
  drawing.transitions[id] = Transition.parse({
    id,
    ...row,
    targets: typeof to === 'string' ? [to] : to,
    reenter: sketch.reenter ?? false,
    actions: drawActions(drawing, sketch.do),
    ...given({ guard: sketch.if, label: sketch.label === undefined ? undefined : labelOf(sketch.label) }),
  });
}

function drawActions(drawing: Drawing, sketches: readonly ActionSketch[] = []): ActionCall[] {
  return sketches.map(({ type, params }) => {
    drawing.actions += 1;
    return { id: `a${drawing.actions}`, type, params };
  });
}
