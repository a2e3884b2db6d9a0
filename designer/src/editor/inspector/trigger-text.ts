import { type Locale, parseDuration, textOf } from '@orderloom/shared/base';
import { durationText } from '@orderloom/shared/diagram';
import type { FlowDocument, Trigger } from '@orderloom/shared/document';
import { isUntouchedEvent, setTransition, upsertEvent } from '../commands/index.ts';
import type { Command } from '../session/index.ts';
import { newEvent, relabelEvent } from './event-label.ts';
import { together } from './use-editing.ts';

const units: readonly (readonly [RegExp, string])[] = [
  [/秒钟?|seconds?|secs?/g, 's'],
  [/分钟?|minutes?|mins?/g, 'm'],
  [/个?小时|hours?|hrs?/g, 'h'],
  [/天|days?/g, 'd'],
  [/周|个?星期|weeks?/g, 'w'],
];

/** Milliseconds of a time as it is said: `30分钟`, `2 小时后`, `after 45 min`, `1d`. */
export function spokenDuration(text: string): number | undefined {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^(after|in)\s+|\s*(later|之?后)$/g, '');
  const ms = parseDuration(units.reduce((said, [words, unit]) => said.replace(words, unit), bare));
  return ms !== undefined && ms > 0 ? ms : undefined;
}

/**
 * Lets a transition be set off by what was typed: a time that goes by, an event of the flow under its name, or a new one.
 * A name given to an event that nobody has named yet becomes that event's.
 */
export function triggerTyped(document: FlowDocument, transition: string, typed: string, locale: Locale): Command | undefined {
  const trigger = document.transitions[transition]?.trigger;
  const text = typed.trim();
  if (!trigger || text === '' || text === said(document, trigger, locale)) return undefined;
  const ms = spokenDuration(text);
  if (ms !== undefined) return triggered(document, transition, trigger, { type: 'after', delay: { type: 'fixed', ms } });
  const known = Object.entries(document.events).find(([name, event]) => name === text || textOf(event.label, locale) === text)?.[0];
  if (known !== undefined) return triggered(document, transition, trigger, { type: 'event', event: known });
  if (trigger.type === 'event' && isUntouchedEvent(document, trigger.event)) {
    const { label } = newEvent(document, text, locale).definition;
    return relabelEvent(document, trigger.event, label, locale);
  }
  const { name, definition } = newEvent(document, text, locale);
  return together(setTransition(transition, { trigger: { type: 'event', event: name } }), upsertEvent(name, definition));
}

function said(document: FlowDocument, trigger: Trigger, locale: Locale): string | undefined {
  if (trigger.type === 'event') return textOf(document.events[trigger.event]?.label, locale);
  if (trigger.type !== 'after' || trigger.delay.type !== 'fixed' || trigger.delay.working) return undefined;
  return durationText(trigger.delay.ms, locale);
}

/** Another trigger; an event that was only made for the old one, and never named, goes with it. */
function triggered(document: FlowDocument, id: string, before: Trigger, after: Trigger): Command {
  const set = setTransition(id, { trigger: after });
  const left = before.type === 'event' && isUntouchedEvent(document, before.event) ? before.event : undefined;
  const alone = Object.values(document.transitions).every(
    ({ id: other, trigger }) => other === id || trigger.type !== 'event' || trigger.event !== left,
  );
  if (left === undefined || !alone) return set;
  return together(set, {
    label: set.label,
    change(draft) {
      delete draft.events[left];
    },
  });
}

/** The transition to type next after a state was named: the one new way that leads to it, when nothing is said of it yet. */
export function unsaidWayTo(document: FlowDocument, state: string): string | undefined {
  const ways = Object.values(document.transitions).filter(({ targets }) => targets.includes(state));
  const [way] = ways;
  return way && ways.length === 1 && way.trigger.type === 'event' && isUntouchedEvent(document, way.trigger.event) ? way.id : undefined;
}
