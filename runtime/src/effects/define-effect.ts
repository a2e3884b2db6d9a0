import type { EffectCause, EffectRequest } from '@orderloom/shared/actions';
import type { Json } from '@orderloom/shared/base';

/** What came of one attempt. */
export type Attempt =
  | { readonly type: 'delivered'; readonly data: Json }
  /** Try again; `retryAfter` is the wait in milliseconds the receiver asked for. */
  | { readonly type: 'retry'; readonly cause: EffectCause; readonly reason: string; readonly retryAfter?: number | undefined }
  /** Trying again cannot help. `data` is what the receiver said. */
  | { readonly type: 'dead'; readonly cause: EffectCause; readonly reason: string; readonly data?: Json };

export interface SendContext {
  readonly tenant: string;
  /** The id of the order that asked. */
  readonly order: string;
  readonly fetch: typeof globalThis.fetch;
  /** Aborted when the runtime stops without patience. */
  readonly signal: AbortSignal;
  readonly now: number;
  /** Milliseconds this attempt may take at most. */
  readonly timeout: number;
  /** The `traceparent` for a receiver who can be expected to know of it. */
  readonly trace?: string | undefined;
  /** The text with its `secret://` references filled in. Throws `MissingSecret`. */
  fill(text: string): string;
  /** The text with every value that was filled in put back to its reference, however the receiver wrote it. */
  redact(text: string): string;
  /** Beyond this many characters a text may hold a value that was cut. */
  longestSecret(): number;
}

/** A reference has nothing behind it. */
export class MissingSecret extends Error {
  constructor(name: string) {
    super(`there is no secret "${name}"`);
    this.name = 'MissingSecret';
  }
}

export interface EffectSender<R extends EffectRequest = EffectRequest> {
  /** The type of the requests it sends. */
  readonly id: R['type'];
  /** Names the receiver; attempts to one receiver share its limits. Holds no secret. */
  destination(request: R): string;
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
