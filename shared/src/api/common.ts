import { z } from 'zod';

/** One page of a list; `next` is the opaque keyset cursor of the following page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

export const PageQuery = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A text in both languages. */
export const Text = z.object({ zh: z.string(), en: z.string() });

/** A `Problem` of the domain as it travels. */
export const ApiProblem = z.object({
  code: z.string(),
  path: z.string(),
  message: Text,
  place: z.object({ type: z.enum(['flow', 'state', 'transition', 'event', 'field']), id: z.string().optional() }).optional(),
  range: z.object({ from: z.number(), to: z.number() }).optional(),
});

/** RFC 9457 problem details; `code` is stable, `title` is in the language of Accept-Language, `errors` locate the faults. */
export const ProblemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string().optional(),
  code: z.string(),
  errors: z.array(ApiProblem).default([]),
  /** The stored revision, when a save came too late. */
  revision: z.number().int().optional(),
});
export type ProblemDetails = z.infer<typeof ProblemDetails>;
