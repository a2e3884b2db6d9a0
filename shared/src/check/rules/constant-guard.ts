import type { Transition } from '../../document/transition.ts';
import { parseText } from '../../expression/parse-text.ts';
import { referencesOf } from '../../expression/references.ts';
import { type Node, walk } from '../../expression/syntax.ts';
import { tryGuard } from '../../guards/index.ts';
import { atTransition, defineRule, type Trip } from '../define-rule.ts';
import { deleteTransition, withoutTransitions, withTransition } from '../edits.ts';
import { fixOf } from '../fix.ts';
import type { FlowView } from '../flow-view.ts';
import { isHarmless } from './harmless.ts';

const dropCondition = fixOf('drop-condition', { zh: '去掉这个条件', en: 'Drop the condition' }, (document, id) =>
  withTransition(document, id, { guard: undefined }),
);

export const constantGuard = defineRule({
  id: 'constant-guard',
  severity: 'error',
  label: { zh: '结果固定的条件', en: 'Condition that never changes' },
  why: {
    zh: '条件自相矛盾时，画出来的路没有订单会走；总是成立的条件则等于没有。',
    en: 'A condition that contradicts itself is a way no order takes; one that always holds is none.',
  },
  fixes: [deleteTransition, dropCondition],
  check: (view) => view.transitions.flatMap((transition) => judged(view, transition)),
});

function judged(view: FlowView, transition: Transition): Trip[] {
  const { id, guard } = transition;
  if (guard === undefined || !isTellable(view, guard)) return [];
  const tried = tryGuard(view.document, transition);
  if (!tried || tried.cut || (tried.met && tried.missed)) return [];
  // A field may be empty, so that only what reads none is sure to hold.
  if (tried.met) return readsNothing(view, guard) ? [alwaysHolds(id, guard.trim() === 'true' && transition.trigger.type === 'event')] : [];
  return [neverHolds(view, id, guard)];
}

function neverHolds(view: FlowView, id: string, guard: string): Trip {
  const off = guard.trim() === 'false';
  return {
    ...atTransition(id, '.guard'),
    severity: off ? 'warning' : 'error',
    fixes: isHarmless(view, withoutTransitions(view.document, [id])) ? [deleteTransition.id] : [],
    message: off
      ? { zh: '这条转移被写成永不发生。', en: 'This transition is written so as never to happen.' }
      : { zh: `条件 ${guard} 自相矛盾，没有订单会符合。`, en: `The condition ${guard} contradicts itself: no order fits it.` },
    mend: { zh: '改正条件，或删除这条转移。', en: 'Correct the condition, or delete the transition.' },
  };
}

/** Elsewhere others behind it would never get their turn, or it would go round for ever. */
function alwaysHolds(id: string, droppable: boolean): Trip {
  return {
    ...atTransition(id, '.guard'),
    severity: 'info',
    fixes: droppable ? [dropCondition.id] : [],
    message: { zh: '这个条件总是成立。', en: 'This condition always holds.' },
    mend: { zh: '去掉它，或写出真正要问的。', en: 'Drop it, or ask what is really meant.' },
  };
}

const plain = new Set(['&&', '||', '!_', '==', '<', '<=', '>', '>=', 'id', 'value']);

/** Whether the values that are tried are all that could matter: comparisons of fields with plain constants. */
function isTellable({ document }: FlowView, guard: string): boolean {
  const parsed = parseText(guard, document);
  if (!parsed.ok) return false;
  let tellable = true;
  walk(parsed.value.ast, (node, bound) => {
    const field = node.op === '.' && node.args[0].op === 'id' && node.args[0].args === 'event' && bound.size === 0;
    if (field) return true;
    if (!plain.has(node.op) || isDoubtful(node)) tellable = false;
    return !tellable;
  });
  return tellable;
}

function readsNothing({ document }: FlowView, guard: string): boolean {
  const parsed = parseText(guard, document);
  if (!parsed.ok) return false;
  const { names, eventKeys } = referencesOf(parsed.value.ast);
  return names.length === 0 && eventKeys.length === 0;
}

/** Emptiness, the time, and what lies around nothing are not tried. */
function isDoubtful(node: Node): boolean {
  // What is not equal may be empty.
  if (node.op === '!_') return node.args.op !== 'id';
  if (node.op === 'id') return node.args === 'now' || node.args === 'event';
  if (node.op !== 'value') return false;
  const value: unknown = node.args;
  return value === null || ((typeof value === 'bigint' || typeof value === 'number') && value <= 0);
}
