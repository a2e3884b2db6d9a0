import type { Label, Locale, Text } from '@orderloom/shared/base';

/** Several things in one cell. */
export function listed(parts: readonly string[], locale: Locale): string {
  return parts.filter((part) => part !== '').join(locale === 'zh' ? '、' : ', ');
}

/** A label in one language, in the other where it has no word, or else the id. */
export function labelIn(label: Label, locale: Locale, id: string): string {
  return label[locale] ?? label.zh ?? label.en ?? id;
}

/** Makes a function that tells words of a closed set in one language. */
export function wordsOf<Id extends string>(words: Readonly<Record<Id, Text>>) {
  return (id: Id, locale: Locale): string => words[id][locale];
}

/** `person:<name>` without its kind. */
export function personIn(actor: string): string {
  return actor.replace(/^person:/, '');
}
