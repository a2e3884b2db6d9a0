import { z } from 'zod';
import { Label, type Locale, textOf } from '../base/text.ts';

/** A person or role who moves orders on: a name as it is, or one for each language. */
export const Handler = z.union([z.string(), Label]);
export type Handler = z.infer<typeof Handler>;

/** A name that was given as it is belongs to the language it is written in. */
export function handlerLabel(handler: Handler | undefined): Label {
  if (typeof handler !== 'string') return handler ?? {};
  return /\p{Script=Han}/u.test(handler) ? { zh: handler } : { en: handler };
}

/** How a reader calls who handles a state; '' where nobody is named. */
export function handlerText(handler: Handler | undefined, locale: Locale): string {
  return textOf(handlerLabel(handler), locale);
}

/** Whether a role is meant by its name in any language. */
export function isRole(handler: Handler | undefined, role: string): boolean {
  return role !== '' && Object.values(handlerLabel(handler)).includes(role);
}
