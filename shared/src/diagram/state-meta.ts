import { type Locale, textOf } from '../base/text.ts';
import { type FlowDocument, handlerText, type State, type Transition, tellWorking, transitionsFrom } from '../document/index.ts';
import { durationText } from './duration-text.ts';
import { actionText, delayText, firstEffect } from './transition-chips.ts';

export type MetaKind = 'time' | 'effect' | 'person' | 'plain';

/** The one line under a state's name: what matters most and is not on its edges already. */
export interface StateMeta {
  readonly kind: MetaKind;
  readonly text: string;
}

export function stateMeta(document: FlowDocument, state: State, locale: Locale): StateMeta | undefined {
  switch (state.kind) {
    case 'history':
    case 'final':
      return undefined;
    case 'parallel':
      return { kind: 'plain', text: locale === 'zh' ? '并行' : 'in parallel' };
    case 'compound':
      return pauseMeta(state, locale) ?? personMeta(state, locale) ?? slaMeta(state, locale);
    case 'atomic':
      return pauseMeta(state, locale) ?? atomicMeta(document, state, locale);
  }
}

function atomicMeta(document: FlowDocument, state: State, locale: Locale): StateMeta | undefined {
  const timers = transitionsFrom(document, state.id).filter((transition) => transition.trigger.type === 'after');
  const inside = timers.find((transition) => transition.targets.length === 0);
  if (inside) return timeMeta(document, inside, locale);
  const call = state.calls[0];
  if (call) return { kind: 'effect', text: textOf(call.label, locale) || actionText(document, call.action, locale) };
  const effect = firstEffect(document, state.entry, locale);
  if (effect) return { kind: 'effect', text: effect };
  const person = personMeta(state, locale);
  if (person) return person;
  return timers[0] ? timeMeta(document, timers[0], locale) : slaMeta(state, locale);
}

function timeMeta(document: FlowDocument, transition: Transition, locale: Locale): StateMeta | undefined {
  if (transition.trigger.type !== 'after') return undefined;
  const target = document.states[transition.targets[0] ?? ''];
  const action = transition.actions[0];
  const outcome = target ? textOf(target.label, locale) : action ? actionText(document, action, locale) : '';
  const delay = delayText(document, transition.trigger.delay, locale);
  return { kind: 'time', text: outcome ? `${delay} → ${outcome}` : delay };
}

function pauseMeta({ pauses }: State, locale: Locale): StateMeta | undefined {
  return pauses ? { kind: 'time', text: locale === 'zh' ? '外层计时暂停' : 'outer clocks stand still' } : undefined;
}

function personMeta(state: State, locale: Locale): StateMeta | undefined {
  const text = handlerText(state.handler, locale);
  return text === '' ? undefined : { kind: 'person', text };
}

function slaMeta(state: State, locale: Locale): StateMeta | undefined {
  if (!state.sla) return undefined;
  const { expected, working } = state.sla;
  const limit = tellWorking(durationText(expected, locale), expected, working, locale);
  return { kind: 'time', text: locale === 'zh' ? `应在 ${limit}内` : `expected within ${limit}` };
}
