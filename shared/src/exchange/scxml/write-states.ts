import { childrenOf } from '../../document/queries.ts';
import type { State } from '../../document/state.ts';
import type { ScxmlWriting } from './scxml-writing.ts';
import { writeContent, writeOwn } from './write-content.ts';
import { writeTimers, writeTransitions } from './write-transitions.ts';
import { type Tag, tag } from './xml-writing.ts';

const elementNames = { atomic: 'state', compound: 'state', parallel: 'parallel', final: 'final', history: 'history' } as const;

/** A state and everything inside it. */
export function writeState(writing: ScxmlWriting, state: State): Tag {
  const id = writing.name(state.id);
  if (state.kind === 'history') return tag('history', { id, type: state.history ?? 'shallow' }, historyDefault(writing, state));
  const initial = state.kind === 'compound' && state.initial !== null ? writing.name(state.initial) : undefined;
  const plain = state.initialActions.length === 0;
  return tag(elementNames[state.kind], { id, initial: plain ? initial : undefined }, [
    ...(plain || initial === undefined
      ? []
      : [tag('initial', {}, [tag('transition', { target: initial }, writeContent(writing, state.initialActions))])]),
    ...insideOf(writing, state),
  ]);
}

/** Behaviour and children of a state. */
export function insideOf(writing: ScxmlWriting, state: State): Tag[] {
  const { sends, cancels } = writeTimers(writing, state);
  if (state.sla) writing.lost(`how long an order is expected to stay in "${writing.name(state.id)}"`);
  if (state.pauses) writing.lost(`that time limits stand still in "${writing.name(state.id)}"`);
  return [
    ...block('onentry', [...writeContent(writing, state.entry), ...sends]),
    ...block('onexit', [...cancels, ...writeContent(writing, state.exit)]),
    ...state.calls.map((call) => tag('invoke', { type: `orderloom:${call.action.type}`, id: call.id }, [writeOwn(writing, call.action)])),
    ...writeTransitions(writing, state),
    ...childrenOf(writing.document, state.id).map((child) => writeState(writing, child)),
    ...doneData(writing, state),
  ];
}

function block(name: string, inside: readonly Tag[]): Tag[] {
  return inside.length === 0 ? [] : [tag(name, {}, inside)];
}

/** SCXML wants a default; where the drawing has none, it is where the parent begins. */
function historyDefault(writing: ScxmlWriting, state: State): Tag[] {
  const initial = state.parent === null ? undefined : writing.document.states[state.parent]?.initial;
  const targets = state.historyDefault.length > 0 ? state.historyDefault : initial ? [initial] : [];
  return targets.length === 0 ? [] : [tag('transition', { target: targets.map((target) => writing.name(target)).join(' ') })];
}

function doneData(writing: ScxmlWriting, state: State): Tag[] {
  if (state.output === undefined) return [];
  if (state.kind === 'final') return [tag('donedata', {}, [tag('content', { expr: JSON.stringify(state.output) })])];
  writing.lost(`what "${writing.name(state.id)}" gives when it is finished`);
  return [];
}
