import type { Locale } from '../../base/text.ts';
import type { Vocabulary } from '../semantic-type.ts';
import type { Node } from '../syntax.ts';

/** How tightly a phrase holds together; a looser one inside a tighter one is put in brackets. */
export const binding = { choice: 0, or: 1, and: 2, condition: 3, sum: 4, product: 5, word: 6 } as const;
export type Binding = (typeof binding)[keyof typeof binding];

export interface Told {
  readonly text: string;
  readonly binding: Binding;
}

/** What telling one sentence needs; `tell` tells any part. */
export interface Teller {
  readonly locale: Locale;
  readonly words: Vocabulary;
  tell(node: Node): Told;
}

export function told(text: string, strength: Binding): Told {
  return { text, binding: strength };
}

/** A part inside a phrase that binds at least this tightly. */
export function inside(teller: Teller, node: Node, strength: Binding): string {
  const part = teller.tell(node);
  if (part.binding >= strength) return part.text;
  return teller.locale === 'zh' ? `（${part.text}）` : `(${part.text})`;
}

/** Chinese and Latin words stand apart, Chinese ones do not. */
export function spaced(left: string, right: string): string {
  const close = /[\p{Script=Han}，。、：“”（）]$/u.test(left) && /^[\p{Script=Han}，。、：“”（）]/u.test(right);
  return close || left === '' || right === '' ? left + right : `${left} ${right}`;
}
