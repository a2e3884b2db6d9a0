import { actions } from '../actions/index.ts';
import { type Locale, type Text, textOf } from '../base/text.ts';
import { type ActionCall, type Delay, type FlowDocument, type Transition, tellWorking, type Working } from '../document/index.ts';
import { durationText } from './duration-text.ts';
import { guardSentence } from './guard-sentence.ts';
import { fitText } from './measure-text.ts';
import { metrics } from './metrics.ts';

export type ChipKind = 'event' | 'time' | 'condition' | 'effect' | 'done' | 'error';

/** One word of a transition on its edge; the colour and the glyph follow the kind. */
export interface Chip {
  readonly kind: ChipKind;
  readonly text: string;
}

const words = {
  anyEvent: { zh: '任意事件', en: 'any event' },
  done: { zh: '全部完成', en: 'all done' },
  computedDelay: { zh: '到时', en: 'when due' },
  working: { hours: { zh: '（按工作时间）', en: '(working time)' }, days: { zh: '（按工作日）', en: '(working days)' } },
  replied: { zh: '成功', en: 'succeeded' },
  failed: { zh: '失败', en: 'failed' },
} satisfies Record<string, Text | Record<Working, Text>>;

const longest = 22 * metrics.chip.size;
const longestEffect = 13 * metrics.chip.size;

/** What an edge says: its trigger, then its condition, and for a transition that goes nowhere what it does. */
export function transitionChips(document: FlowDocument, transition: Transition, locale: Locale): readonly Chip[] {
  const chips = [triggerChip(document, transition, locale)];
  if (transition.guard !== undefined) {
    const event = transition.trigger.type === 'event' ? transition.trigger.event : undefined;
    chips.push({ kind: 'condition', text: guardSentence(document, transition.guard, locale, event) });
  }
  if (transition.targets.length === 0 && transition.trigger.type !== 'after') {
    const effect = firstEffect(document, transition.actions, locale);
    if (effect) chips.push({ kind: 'effect', text: effect });
  }
  return chips.flatMap((chip) =>
    chip ? [{ kind: chip.kind, text: fitText(chip.text, chip.kind === 'effect' ? longestEffect : longest, metrics.chip.size) }] : [],
  );
}

function triggerChip(document: FlowDocument, transition: Transition, locale: Locale): Chip | undefined {
  const { trigger } = transition;
  const named = textOf(transition.label, locale);
  switch (trigger.type) {
    case 'event':
      return { kind: 'event', text: named || eventText(document, trigger.event, locale) };
    case 'after':
      return { kind: 'time', text: named || delayText(document, trigger.delay, locale) };
    case 'always':
      return named ? { kind: 'event', text: named } : undefined;
    case 'done':
      return { kind: 'done', text: named || words.done[locale] };
    case 'reply': {
      const failed = trigger.outcome === 'error';
      const call = document.states[transition.source]?.calls.find((candidate) => candidate.id === trigger.call);
      const outcome = (failed ? words.failed : words.replied)[locale];
      return { kind: failed ? 'error' : 'done', text: named || `${textOf(call?.label, locale)} ${outcome}`.trim() };
    }
  }
}

function eventText(document: FlowDocument, event: string, locale: Locale): string {
  if (event === '*') return words.anyEvent[locale];
  return textOf(document.events[event]?.label, locale) || event;
}

/** How long, in business words; a computed delay is told as its sentence. */
export function delayText(document: FlowDocument, delay: Delay, locale: Locale): string {
  if (delay.type === 'fixed') return tellWorking(durationText(delay.ms, locale), delay.ms, delay.working, locale);
  const computed = guardSentence(document, delay.text, locale, undefined) || words.computedDelay[locale];
  return delay.working ? `${computed} ${words.working[delay.working][locale]}` : computed;
}

/** The first of the calls that asks something of the outside world, as a sentence. */
export function firstEffect(document: FlowDocument, calls: readonly ActionCall[], locale: Locale): string | undefined {
  for (const call of calls) {
    const definition = actions.get(call.type);
    if (definition?.effect) return actionText(document, call, locale);
  }
  return undefined;
}

/** One action as a sentence; its bare name while its parameters are unfinished. */
export function actionText(document: FlowDocument, call: ActionCall, locale: Locale): string {
  const definition = actions.get(call.type);
  if (!definition) return call.type;
  const params = definition.params.safeParse(call.params);
  return params.success ? definition.describe(params.data, document, locale) : definition.label[locale];
}
