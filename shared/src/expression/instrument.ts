import type { Node } from './syntax.ts';

/** How the library computes one node. */
export type Evaluation = (evaluator: Evaluator, node: Node, context: unknown) => unknown;

interface Evaluator {
  run(node: Node, context: unknown): unknown;
}

const wrapped = new WeakMap<Node, { outer: Evaluation }>();

/**
 * Puts something around the evaluation of one node, around what was put there before. When a node first runs, the library puts its
 * specialised evaluation in the place of the general one; the wrappers stay around either.
 */
export function wrapEvaluation(node: Node, wrapper: (inner: Evaluation) => Evaluation): void {
  const known = wrapped.get(node);
  if (known) {
    known.outer = wrapper(known.outer);
    return;
  }
  const target = node as unknown as { evaluate: Evaluation };
  let current = target.evaluate;
  const state = { outer: wrapper((evaluator, at, context) => current.call(node, evaluator, at, context)) };
  wrapped.set(node, state);
  Object.defineProperty(target, 'evaluate', {
    configurable: true,
    get: () => state.outer,
    set: (next: Evaluation) => {
      current = next;
    },
  });
}
