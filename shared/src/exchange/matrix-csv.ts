import { ok } from '../base/result.ts';
import { type Locale, textOf } from '../base/text.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { ancestorsOf } from '../document/queries.ts';
import type { State } from '../document/state.ts';
import type { Transition } from '../document/transition.ts';
import { expressionsOf } from '../expression/index.ts';
import { cellOf, waitingStates } from '../matrix/index.ts';
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
      ...waiting.map((state) => tellCell(document, event, state, locale)),
    ]);
    // The mark at the beginning tells Excel that it is UTF-8.
    return ok(`\ufeff${[head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`);
  },
});

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

function tellCell(document: FlowDocument, event: string, state: State, locale: Locale): string {
  const { takers, otherwise } = cellOf(document, event, state.id);
  const tried = takers.map(({ transition }) => outcomeOf(document, transition, locale));
  return [...tried, ...(otherwise === null ? [] : [policies[otherwise][locale]])].join('; ');
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
