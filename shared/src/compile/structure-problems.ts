import { type Problem, problem } from '../base/problem.ts';
import { textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { childrenOf } from '../document/queries.ts';
import type { State } from '../document/state.ts';
import type { Transition } from '../document/transition.ts';

/** Faults of the drawing's shape that leave no machine to build. */
export function structureProblems(document: FlowDocument): Problem[] {
  return [
    ...Object.values(document.states).flatMap((state) => stateProblems(document, state)),
    ...Object.values(document.transitions).flatMap((transition) => transitionProblems(document, transition)),
  ];
}

function stateProblems(document: FlowDocument, state: State): Problem[] {
  if (state.kind !== 'compound') return [];
  const place = { place: { type: 'state', id: state.id } } as const;
  const zh = textOf(state.label, 'zh') || state.id;
  const en = textOf(state.label, 'en') || state.id;
  if (childrenOf(document, state.id).length === 0) {
    return [
      problem(
        'state.no-children',
        `states.${state.id}`,
        { zh: `“${zh}”里还没有状态：至少画一个。`, en: `"${en}" has no states inside: draw at least one.` },
        place,
      ),
    ];
  }
  if (state.initial === null || document.states[state.initial]?.parent !== state.id) {
    return [
      problem(
        'state.no-initial',
        `states.${state.id}.initial`,
        { zh: `“${zh}”没有起始状态：选一个里面的状态作为起点。`, en: `"${en}" has no initial state: choose one of the states inside it.` },
        place,
      ),
    ];
  }
  return [];
}

function transitionProblems(document: FlowDocument, transition: Transition): Problem[] {
  const path = `transitions.${transition.id}`;
  const place = { place: { type: 'transition', id: transition.id } } as const;
  const found = transition.targets
    .filter((target) => !document.states[target])
    .map((target) =>
      problem(
        'transition.no-target',
        `${path}.targets`,
        { zh: `目标状态“${target}”不存在：改连到别的状态。`, en: `The target state "${target}" does not exist: connect it to another.` },
        place,
      ),
    );
  const { trigger } = transition;
  if (trigger.type === 'reply' && !document.states[transition.source]?.calls.some((call) => call.id === trigger.call)) {
    found.push(
      problem(
        'transition.no-call',
        `${path}.trigger`,
        { zh: `起点状态没有名为“${trigger.call}”的调用。`, en: `The source state has no call "${trigger.call}".` },
        place,
      ),
    );
  }
  return found;
}
