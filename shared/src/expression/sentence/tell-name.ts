import { textOf } from '../../base/text.ts';
import { fieldOf, payloadField } from '../payload.ts';
import type { Teller } from './teller.ts';

/** The label of a field. */
export function tellField({ locale, words }: Teller, key: string): string | undefined {
  const field = fieldOf(words.document.context, key);
  return field && (textOf(field.label, locale) || key);
}

/** The label of a payload field; told apart from a field of the order with the same label. */
export function tellPayload({ locale, words }: Teller, key: string): string {
  const label = textOf(payloadField(words.payload, key)?.label, locale) || key;
  const ambiguous = Object.values(words.document.context).some((field) => textOf(field.label, locale) === label);
  if (!ambiguous) return label;
  return locale === 'zh' ? `事件的${label}` : `the event's ${label}`;
}

/** The label of a state. */
export function tellState({ locale, words }: Teller, id: string): string {
  const label = textOf(words.document.states[id]?.label, locale) || id;
  return locale === 'zh' ? `“${label}”` : `"${label}"`;
}
