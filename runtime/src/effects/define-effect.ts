import type { EffectRequest } from '@orderloom/shared/actions';
import type { Json } from '@orderloom/shared/base';

/** What came of one attempt. */
export type Attempt =
  | { readonly type: 'delivered'; readonly data: Json }
  /** Try again; `retryAfter` is the wait in milliseconds the receiver asked for. */
  | { readonly type: 'retry'; readonly reason: string; readonly retryAfter?: number | undefined }
  /** Trying again cannot help. `data` is what the receiver said. */
  | { readonly type: 'dead'; readonly reason: string; readonly data?: Json };

export interface SendContext {
  readonly fetch: typeof globalThis.fetch;
  /** Aborted when the runtime stops without patience. */
  readonly signal: AbortSignal;
  readonly now: number;
}

export interface EffectSender<R extends EffectRequest = EffectRequest> {
  /** The type of the requests it sends. */
  readonly id: R['type'];
  /** Names the receiver; attempts to one receiver share its concurrency and rate. Holds no secret. */
  destination(request: R): string;
  /** At most so many attempts begin in a window, per destination. */
  readonly rate?: { readonly attempts: number; readonly windowMs: number };
  /** One attempt. The key is the same in every attempt, so that the receiver can recognise a repetition. */
  send(request: R, key: string, context: SendContext): Promise<Attempt>;
}

/** A member of the effect registry; what kind of request it takes stays inside. */
export function defineEffect<T extends EffectRequest['type']>(sender: EffectSender<Extract<EffectRequest, { type: T }>>): EffectSender {
  return sender as unknown as EffectSender;
}

/** Finds the sender of a request. */
export interface EffectSenders {
  get(type: string): EffectSender | undefined;
}
