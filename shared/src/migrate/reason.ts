import { z } from 'zod';

/** What keeps an order from moving until somebody decides. */
export const blockingCodes = [
  'state-unmapped',
  'state-missing',
  'states-conflict',
  'region-open',
  'would-finish',
  'passes-through',
  'call-lost',
  'call-refused',
  'call-new',
  'field-misfit',
  'field-failed',
  'entry-unknown',
  'stopped',
  'failed',
] as const;

/** What an order would lose by moving; accepted by code. */
export const losingCodes = ['state-dropped', 'timer-lost', 'call-hung-up', 'field-dropped', 'history-lost', 'deferred-lost'] as const;
export const LosingCode = z.enum(losingCodes);
export type LosingCode = z.infer<typeof LosingCode>;

/** Why an order cannot go back. */
export const stayingCodes = ['moved-on', 'call-answered', 'version-left', 'gone'] as const;

export const ReasonCode = z.enum([...blockingCodes, ...losingCodes, ...stayingCodes]);
export type ReasonCode = z.infer<typeof ReasonCode>;

/** One thing that speaks against moving an order, with the id of what it is about. */
export const Reason = z.object({ code: ReasonCode, subject: z.string() });
export type Reason = z.infer<typeof Reason>;

const losing: ReadonlySet<string> = new Set(losingCodes);

export function isLoss(code: ReasonCode): code is LosingCode {
  return losing.has(code);
}

/** Whether an order with these reasons may move, given the losses somebody has accepted. */
export function mayMove(reasons: readonly Reason[], accepted: readonly LosingCode[]): boolean {
  return reasons.every(({ code }) => isLoss(code) && accepted.includes(code));
}
