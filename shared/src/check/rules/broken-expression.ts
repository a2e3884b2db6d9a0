import type { Problem } from '../../base/problem.ts';
import type { Transition } from '../../document/transition.ts';
import { expressionsOf } from '../../expression/index.ts';
import type { Expressions } from '../../expression/types.ts';
import { atTransition, defineRule, type Trip } from '../define-rule.ts';

export const brokenExpression = defineRule({
  id: 'broken-expression',
  severity: 'error',
  label: { zh: '写错的条件或时长', en: 'Condition or duration that does not work' },
  why: {
    zh: '条件无法计算时按“不符合”处理，订单会走错路；因此不能发布。',
    en: 'A condition that cannot be evaluated counts as not met and orders go astray; so it cannot be published.',
  },
  check(view) {
    const expressions = expressionsOf(view.document);
    return view.transitions.flatMap((transition) => faultsOf(expressions, transition).map((fault) => trip(transition, fault)));
  },
});

function faultsOf(expressions: Expressions, transition: Transition): readonly Problem[] {
  const { id, trigger, guard } = transition;
  const event = trigger.type === 'event' ? trigger.event : trigger.type === 'reply' || trigger.type === 'done' ? '*' : undefined;
  const condition =
    guard === undefined ? undefined : expressions.compile(guard, { type: 'boolean' }, { path: `transitions.${id}.guard`, event });
  const delay =
    trigger.type === 'after' && trigger.delay.type === 'expression'
      ? expressions.compile(trigger.delay.text, { type: 'duration' }, { path: `transitions.${id}.trigger.delay.text` })
      : undefined;
  return [condition, delay].flatMap((compiled) => (compiled && !compiled.ok ? compiled.error : []));
}

function trip(transition: Transition, fault: Problem): Trip {
  return {
    ...atTransition(transition.id),
    path: fault.path,
    message: fault.message,
    mend: { zh: '在右侧的条件里改正标出的地方。', en: 'Correct the marked place in the condition.' },
    ...(fault.range ? { range: fault.range } : {}),
  };
}
