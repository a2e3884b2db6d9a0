import type { Locale } from '../base/text.ts';
import type { FlowDocument } from '../document/index.ts';
import { expressionsOf } from '../expression/index.ts';

const kept = new WeakMap<FlowDocument['context'], Map<string, string>>();

/** A guard as a sentence. Kept per field table, so that moving a box or renaming a state asks for none again. */
export function guardSentence(document: FlowDocument, text: string, locale: Locale, event: string | undefined): string {
  if (text.includes('inState')) return expressionsOf(document).sentence(text, locale, event);
  const sentences = kept.get(document.context) ?? new Map<string, string>();
  kept.set(document.context, sentences);
  const key = `${locale}\n${event ?? ''}\n${text}`;
  const known = sentences.get(key);
  if (known !== undefined) return known;
  const sentence = expressionsOf(document).sentence(text, locale, event);
  sentences.set(key, sentence);
  return sentence;
}
