import { type Locale, textOf } from '../base/text.ts';
import { durationText } from '../diagram/duration-text.ts';
import { type FlowDocument, handlerText, type State, type Transition, tellWorking, type Working } from '../document/index.ts';
import { type Expressions, expressionsOf } from '../expression/index.ts';
import { words } from './words.ts';

/** Tells the parts of one flow in one language, as staff say them. */
export interface Teller {
  readonly document: FlowDocument;
  readonly locale: Locale;
  name(state: string): string;
  event(name: string): string;
  /** What has to happen, e.g. "30 min pass", "Paid comes in". */
  trigger(transition: Transition): string;
  /** Under which condition; '' where there is none. */
  condition(transition: Transition): string;
  /** Where it leads; the source where it leads nowhere. */
  target(transition: Transition): string;
  /** Who makes it happen. */
  actor(transition: Transition): string;
  duration(ms: number, working?: Working): string;
}

export function tellerOf(document: FlowDocument, locale: Locale): Teller {
  const expressions: Expressions = expressionsOf(document);
  const say = words[locale];
  const name = (id: string) => nameOf(document.states[id], locale, id);
  const event = (key: string) => textOf(document.events[key]?.label, locale) || key;
  return {
    document,
    locale,
    name,
    event,
    trigger: (transition) => triggerText(document, transition, locale, { event, expressions }),
    condition: ({ guard, trigger }) =>
      guard === undefined ? '' : expressions.sentence(guard, locale, trigger.type === 'event' ? trigger.event : undefined),
    target: ({ targets, source }) => targets.map(name).join(' + ') || name(source),
    actor: ({ trigger, source }) => {
      if (trigger.type === 'after') return say.clock;
      if (trigger.type === 'reply' || trigger.type === 'always' || trigger.type === 'done') return say.system;
      const senders = document.events[trigger.event]?.senders ?? [];
      const person = handlerOf(document, source, locale);
      return senders.map((sender) => (sender === 'person' && person ? person : say.senders[sender])).join(' / ') || person || say.anybody;
    },
    duration: (ms, working) => tellWorking(durationText(ms, locale), ms, working, locale),
  };
}

/** Who moves an order on from a state: its own role, or that of the nearest phase around it. */
export function handlerOf(document: FlowDocument, id: string, locale: Locale): string | undefined {
  for (let state = document.states[id]; state; state = document.states[state.parent ?? '']) {
    const name = handlerText(state.handler, locale);
    if (name !== '') return name;
  }
  return undefined;
}

function nameOf(state: State | undefined, locale: Locale, id: string): string {
  return textOf(state?.label, locale) || state?.importedKey || id;
}

interface Said {
  readonly event: (name: string) => string;
  readonly expressions: Expressions;
}

function triggerText(document: FlowDocument, { trigger, source, label }: Transition, locale: Locale, said: Said): string {
  const say = words[locale];
  switch (trigger.type) {
    case 'event':
      return said.event(trigger.event);
    case 'after':
      return say.passes(
        trigger.delay.type === 'fixed'
          ? tellWorking(durationText(trigger.delay.ms, locale), trigger.delay.ms, trigger.delay.working, locale)
          : said.expressions.sentence(trigger.delay.text, locale),
      );
    case 'always':
      return textOf(label, locale) || say.atOnce;
    case 'done':
      return say.finished;
    case 'reply': {
      const call = document.states[source]?.calls.find(({ id }) => id === trigger.call);
      return say.replied(textOf(call?.label, locale) || trigger.call, trigger.outcome === 'done');
    }
  }
}
