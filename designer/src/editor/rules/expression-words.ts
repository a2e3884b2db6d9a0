import { type Locale, textOf } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';

/** Something that can be written at the caret: a field, a value of the event, a function. */
export interface Word {
  readonly insert: string;
  readonly label: string;
  readonly kind: 'field' | 'event' | 'function';
}

const functions: readonly (readonly [insert: string, zh: string, en: string])[] = [
  ['now', '此刻', 'this instant'],
  ['duration("2h")', '一段时间', 'a length of time'],
  ['timestamp("2026-01-01T00:00:00Z")', '一个时间点', 'a point in time'],
  ['inState("")', '订单处于某状态', 'the order is in a state'],
  ['size()', '长度、个数', 'length, count'],
  ['null', '空', 'empty'],
  ['true', '是', 'true'],
  ['false', '否', 'false'],
];

/** Every word an expression at one place may use. */
export function expressionWords(document: FlowDocument, event: string | undefined, locale: Locale): Word[] {
  const payload = event === undefined ? {} : (document.events[event]?.payload ?? {});
  return [
    ...Object.entries(document.context).map(([key, field]): Word => ({ insert: key, label: textOf(field.label, locale), kind: 'field' })),
    ...Object.entries(payload).map(([key, field]): Word => ({ insert: `event.${key}`, label: textOf(field.label, locale), kind: 'event' })),
    ...functions.map(([insert, zh, en]): Word => ({ insert, label: locale === 'zh' ? zh : en, kind: 'function' })),
  ];
}

/** The part of a word that stands before the caret; keys and labels in any script both count. */
export function wordBefore(text: string, caret: number): string {
  return /[\p{L}\p{N}_.]+$/u.exec(text.slice(0, caret))?.[0] ?? '';
}

/** The words that go on from what was typed, the best first. */
export function completionsFor(words: readonly Word[], typed: string): Word[] {
  if (typed === '') return [];
  const wanted = typed.toLowerCase();
  const rank = (word: Word) => {
    const key = word.insert.toLowerCase();
    if (key === wanted) return -1;
    if (key.startsWith(wanted) || word.label.toLowerCase().startsWith(wanted)) return 2;
    return key.includes(wanted) || word.label.toLowerCase().includes(wanted) ? 1 : -1;
  };
  return words
    .map((word) => ({ word, rank: rank(word) }))
    .filter((entry) => entry.rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, 8)
    .map((entry) => entry.word);
}
