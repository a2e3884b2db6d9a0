import { z } from 'zod';

/** What something means to the money and the goods of an order; what a drawing is proved by. */
export const meanings = ['capture', 'refund', 'partial-refund', 'ship', 'fulfil', 'return', 'write-off', 'cancel'] as const;
export const Meaning = z.enum(meanings);
export type Meaning = z.infer<typeof Meaning>;

/** `none`: nothing, although the name says otherwise. */
export const MeaningChoice = z.enum([...meanings, 'none']);
export type MeaningChoice = z.infer<typeof MeaningChoice>;
