import { ok } from '../base/result.ts';
import { type Locale, textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { ancestorsOf, childrenOf, transitionsFrom } from '../document/queries.ts';
import type { State } from '../document/state.ts';
import type { Transition } from '../document/transition.ts';
import { expressionsOf } from '../expression/index.ts';
import { defineFormat } from './define-format.ts';

/** Every event against every state an order can wait in, as a sheet: where it leads, or what becomes of it. */
export const matrixCsv = defineFormat({
  id: 'matrix-csv',
  label: { zh: '事件 × 状态表（CSV）', en: 'Event × state table (CSV)' },
  extension: 'csv',
  mediaType: 'text/csv',
  write(document, { locale = 'zh' } = {}) {
    const waiting = waitingStates(document);
    const head = [locale === 'zh' ? '事件' : 'Event', ...waiting.map((state) => pathOf(document, state, locale))];
    const rows = Object.keys(document.events).map((event) => [
      textOf(document.events[event]?.label, locale) || event,
      ...waiting.map((state) => cellOf(document, event, state, locale)),
    ]);
    // The mark at the beginning tells Excel that it is UTF-8.
    return ok(`\ufeff${[head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`);
  },
});

/** States with nothing inside, in drawing order. */
function waitingStates(document: FlowDocument): State[] {
  const visit = (id: string): State[] =>
    childrenOf(document, id).flatMap((state) => {
      if (state.kind === 'final' || state.kind === 'history') return [];
      const inside = visit(state.id);
      return inside.length > 0 ? inside : [state];
    });
  return visit(document.root);
}

function pathOf(document: FlowDocument, state: State, locale: Locale): string {
  const above = ancestorsOf(document, state.id).filter(({ id }) => id !== document.root);
  return [...above.reverse(), state].map((one) => nameOf(document, one.id, locale)).join(' / ');
}

function nameOf(document: FlowDocument, id: string, locale: Locale): string {
  return textOf(document.states[id]?.label, locale) || id;
}

const policies = {
  reject: { zh: '拒绝', en: 'refused' },
  ignore: { zh: '忽略', en: 'ignored' },
  defer: { zh: '暂存', en: 'kept for later' },
} as const;

/** What an event does in a state: its own transitions, else those of what surrounds it. */
function cellOf(document: FlowDocument, event: string, state: State, locale: Locale): string {
  const tried: string[] = [];
  for (const { id } of [state, ...ancestorsOf(document, state.id)]) {
    const taken = takers(document, id, event);
    tried.push(...taken.map((transition) => outcomeOf(document, transition, locale)));
    if (taken.some((transition) => transition.guard === undefined)) return tried.join('; ');
  }
  const policy = document.events[event]?.unacceptable.policy ?? 'reject';
  return [...tried, policies[policy][locale]].join('; ');
}

/** The transitions of one state for an event: those of its name, else of the widest name that fits. */
function takers(document: FlowDocument, state: string, event: string): Transition[] {
  const all = transitionsFrom(document, state);
  const of = (name: string) => all.filter(({ trigger }) => trigger.type === 'event' && trigger.event === name);
  if (of(event).length > 0) return of(event);
  const parts = event.split('.');
  const wider = parts.map((_part, index) => `${parts.slice(0, parts.length - index).join('.')}.*`);
  return [...wider, '*'].flatMap(of);
}

function outcomeOf(document: FlowDocument, { targets, guard, trigger }: Transition, locale: Locale): string {
  const where = targets.map((target) => nameOf(document, target, locale)).join(' + ');
  const stays = locale === 'zh' ? '停留' : 'stays';
  const event = trigger.type === 'event' ? trigger.event : undefined;
  const when = guard === undefined ? '' : ` [${expressionsOf(document).sentence(guard, locale, event)}]`;
  return `${where === '' ? stays : `→ ${where}`}${when}`;
}

/** A cell that no sheet takes for a formula. */
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
