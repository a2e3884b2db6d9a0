import { type Problem, problem } from '../base/problem.ts';
import type { FlowDocument } from './flow-document.ts';
import { ancestorsOf } from './queries.ts';
import type { State } from './state.ts';
import type { Transition } from './transition.ts';

/** Faults that make a document unreadable as a drawing: a row under a wrong key, a parent that is missing or circular. */
export function referenceProblems(document: FlowDocument): Problem[] {
  return [...keyProblems(document), ...treeProblems(document)];
}

function keyProblems(document: FlowDocument): Problem[] {
  const groups = { states: document.states, transitions: document.transitions, notes: document.notes, frames: document.frames };
  return Object.entries(groups).flatMap(([group, rows]) =>
    Object.entries(rows).flatMap(([key, row]) =>
      row.id === key
        ? []
        : [
            problem('document.key', `${group}.${key}.id`, {
              zh: `键“${key}”下的 id 是“${row.id}”，两者应相同。`,
              en: `The row under "${key}" has the id "${row.id}"; they must be equal.`,
            }),
          ],
    ),
  );
}

function treeProblems(document: FlowDocument): Problem[] {
  if (!document.states[document.root]) {
    return [
      problem('document.root', 'root', { zh: `根状态“${document.root}”不存在。`, en: `The root state "${document.root}" does not exist.` }),
    ];
  }
  return [
    ...Object.values(document.states).flatMap((state) => parentProblem(document, state) ?? []),
    ...Object.values(document.transitions).flatMap((transition) => sourceProblem(document, transition) ?? []),
  ];
}

function parentProblem(document: FlowDocument, state: State): Problem | undefined {
  const path = `states.${state.id}.parent`;
  if (state.id === document.root) {
    if (state.parent === null) return undefined;
    return problem('document.root-parent', path, { zh: '根状态不能有上级。', en: 'The root state cannot have a parent.' });
  }
  if (state.parent === null || !document.states[state.parent]) {
    return problem('document.parent', path, {
      zh: `上级状态“${state.parent}”不存在。`,
      en: `The parent state "${state.parent}" does not exist.`,
    });
  }
  if (ancestorsOf(document, state.id).at(-1)?.id === document.root) return undefined;
  return problem('document.cycle', path, { zh: '状态的上级链成了环。', en: 'The chain of parents is a circle.' });
}

function sourceProblem(document: FlowDocument, transition: Transition): Problem | undefined {
  if (document.states[transition.source]) return undefined;
  return problem('document.source', `transitions.${transition.id}.source`, {
    zh: `起点状态“${transition.source}”不存在。`,
    en: `The source state "${transition.source}" does not exist.`,
  });
}
