import { actions as registry } from '../actions/index.ts';
import { type Locale, textOf } from '../base/text.ts';
import type { ActionCall } from '../document/action-call.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Delay, Transition } from '../document/transition.ts';
import { tellWorking } from '../document/working.ts';
import { describeDuration, expressionsOf } from '../expression/index.ts';

/** A transition as people read it: label or trigger, condition, actions. */
export function transitionText(document: FlowDocument, transition: Transition, locale: Locale): string {
  const event = transition.trigger.type === 'event' ? transition.trigger.event : undefined;
  const guard = transition.guard === undefined ? '' : ` [${expressionsOf(document).sentence(transition.guard, locale, event)}]`;
  const done = transition.actions.length === 0 ? '' : ` / ${actionTexts(document, transition.actions, locale).join(', ')}`;
  return `${textOf(transition.label, locale) || triggerText(document, transition, locale)}${guard}${done}`.trim();
}

/** What the actions do, one sentence each. */
export function actionTexts(document: FlowDocument, calls: readonly ActionCall[], locale: Locale): string[] {
  return calls.map((call) => {
    const definition = registry.get(call.type);
    const params = definition?.params.safeParse(call.params);
    return definition && params?.success ? definition.describe(params.data, document, locale) : call.type;
  });
}

/** What sets a transition off. */
export function triggerText(document: FlowDocument, { trigger }: Transition, locale: Locale): string {
  switch (trigger.type) {
    case 'event':
      return textOf(document.events[trigger.event]?.label, locale) || trigger.event;
    case 'after':
      return delayText(trigger.delay, locale);
    case 'always':
      return '';
    case 'done':
      return locale === 'zh' ? '完成' : 'done';
    case 'reply':
      return `${trigger.call} ${outcomes[trigger.outcome][locale]}`;
  }
}

const outcomes = { done: { zh: '成功', en: 'done' }, error: { zh: '失败', en: 'failed' } } as const;

function delayText(delay: Delay, locale: Locale): string {
  const length = delay.type === 'fixed' ? tellWorking(describeDuration(delay.ms, locale), delay.ms, delay.working, locale) : delay.text;
  return locale === 'zh' ? `${length}后` : `after ${length}`;
}
