import type { Json } from '../base/json.ts';

/** Something to do outside, as data: the closed list of what an order can ask of the world. */
export type EffectRequest =
  /** Nobody to ask yet: the call of an imported machine; it is answered by hand. */
  | { readonly type: 'none' }
  | {
      readonly type: 'http';
      readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Json;
      /** Milliseconds before the attempt counts as failed. */
      readonly timeout: number;
    }
  | {
      readonly type: 'wecom';
      /** The group robot's webhook address. */
      readonly url: string;
      readonly format: 'text' | 'markdown';
      readonly content: string;
      readonly mentions: readonly string[];
    };

export interface Effect {
  /** `<order>:<seq>:<index>`: the idempotency key, stable over retries. */
  readonly key: string;
  /** The `ActionCall.id` that asked for it. */
  readonly action: string;
  readonly request: EffectRequest;
  /** Present when the order waits for the reply: it comes back as a `reply` input with this effect's key. */
  readonly call?: { readonly state: string; readonly call: string };
}
