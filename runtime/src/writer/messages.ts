// What the main thread and the writer's thread say to each other. Submissions travel together: one text for all that gathered in a turn
// of the loop, and one block of bytes for their bodies, which is handed over instead of being copied. Everything else is rare, and cloned.
import type { LiveChange } from '@orderloom/shared/api';
import type { Submission, SubmitResult } from '../engine/index.ts';

export type ToWriter =
  | { readonly type: 'submissions'; readonly text: string; readonly bodies: Uint8Array<ArrayBuffer> }
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  /** Whether anybody wants to hear of orders and deliveries. */
  | { readonly type: 'watched'; readonly watched: boolean };

export type FromWriter =
  /** A text of `Answer[]`. */
  | { readonly type: 'answers'; readonly text: string }
  | { readonly type: 'returned'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly failure: Failure }
  | { readonly type: 'changes'; readonly changes: readonly Change[] };

export interface Change {
  readonly tenant: string;
  readonly change: LiveChange;
}

export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly retryAfter?: number;
}

export type Answer = readonly [id: number, result: SubmitResult | null, failure?: Failure];

/** A submission whose body is somewhere in the block of bodies. */
interface Packed {
  readonly id: number;
  readonly submission: Submission;
  readonly at: number;
  readonly length: number;
}

export interface Numbered {
  readonly id: number;
  readonly submission: Submission;
}

export function packSubmissions(numbered: readonly Numbered[]): Extract<ToWriter, { type: 'submissions' }> {
  const total = numbered.reduce((sum, { submission }) => sum + (submission.delivery?.body.length ?? 0), 0);
  const bodies = new Uint8Array(total);
  let at = 0;
  const packed = numbered.map(({ id, submission }): Packed => {
    const { delivery } = submission;
    if (!delivery) return { id, submission, at, length: 0 };
    const { body, ...rest } = delivery;
    bodies.set(body, at);
    at += body.length;
    return { id, submission: { ...submission, delivery: rest as typeof delivery }, at: at - body.length, length: body.length };
  });
  return { type: 'submissions', text: JSON.stringify(packed), bodies };
}

export function unpackSubmissions({ text, bodies }: Extract<ToWriter, { type: 'submissions' }>): readonly Numbered[] {
  return (JSON.parse(text) as readonly Packed[]).map(({ id, submission, at, length }) => {
    const { delivery } = submission;
    if (!delivery) return { id, submission };
    return { id, submission: { ...submission, delivery: { ...delivery, body: bodies.subarray(at, at + length) } } };
  });
}
