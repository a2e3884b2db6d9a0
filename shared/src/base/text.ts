import { z } from 'zod';

/** The languages every text of the product exists in; the first is the default. */
export const locales = ['zh', 'en'] as const;
export type Locale = (typeof locales)[number];

/** A text of the product itself: always in every language. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** A text written by a user: in the languages they wrote it in. */
export const Label = z.strictObject({ zh: z.string().optional(), en: z.string().optional() });
export type Label = z.infer<typeof Label>;

/** The label in the reader's language, else in the other one, else ''. */
export function textOf(label: Label | undefined, locale: Locale): string {
  if (!label) return '';
  const other = locale === 'zh' ? label.en : label.zh;
  return label[locale] || other || '';
}
