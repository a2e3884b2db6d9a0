import type { Json } from '../base/json.ts';
import type { RouteOrder } from '../routing/index.ts';

/** Absent, or true: it waits until effects its order asked for before, at the same destination and in order too, are settled. */
interface Ordered {
  readonly inOrder?: true;
}

/**
 * Something to do outside, as data: the closed list of what an order can ask of the world.
 * Addresses, headers and signing secrets may name credentials as `secret://name`.
 */
export type EffectRequest =
  /** Nobody to ask yet: the call of an imported machine; it is answered by hand. */
  | { readonly type: 'none' }
  | ({
      readonly type: 'http';
      readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Json;
      /** Milliseconds before the attempt counts as failed. */
      readonly timeout: number;
    } & Ordered)
  | ({
      readonly type: 'webhook';
      readonly url: string;
      /** What the receiver should believe the signature of; two while the secret is being changed. */
      readonly secrets: readonly string[];
      readonly payload: { readonly type: string; readonly timestamp: string; readonly data: Json };
      readonly timeout: number;
    } & Ordered)
  | ({
      readonly type: 'wecom';
      /** The group robot's webhook address. */
      readonly url: string;
      readonly format: 'text' | 'markdown';
      readonly content: string;
      readonly mentions: readonly string[];
    } & Ordered)
  /** A request to a warehouse in the XML of Qimen. */
  | ({
      readonly type: 'qimen';
      readonly method: string;
      readonly url: string;
      readonly appKey: string;
      readonly secret: string;
      readonly customerId: string;
      /** What stands in the request, element by element. */
      readonly body: Json;
      /** Under which the receiver will speak of the order. */
      readonly knownAs: readonly string[];
      readonly timeout: number;
    } & Ordered)
  /** An act on the stock kept here; what is wanted is in the order of the SKUs. */
  | ({
      readonly type: 'stock';
      readonly op: 'reserve' | 'release' | 'consume';
      /** The fulfilment leg it is for; empty: the order as a whole. */
      readonly leg: string;
      /** Empty: any that has everything. */
      readonly warehouse: string;
      /** null: all the order holds. */
      readonly lines: readonly { readonly sku: string; readonly quantity: number }[] | null;
    } & Ordered)
  /** A decision by the routing rules kept here, about the order as it was when its flow asked. */
  | ({ readonly type: 'route'; readonly order: RouteOrder } & Ordered);

/** What kind of trouble an attempt had. */
export const effectCauses = [
  'unreachable',
  'timed-out',
  'broken-answer',
  'too-often',
  'busy',
  'refused',
  'redirected',
  'bad-address',
  'blocked-address',
  'missing-secret',
  'unusable-reply',
  'unknown',
] as const;
export type EffectCause = (typeof effectCauses)[number];

export interface Effect {
  /** `<order>:<seq>:<index>`: the idempotency key, stable over retries. */
  readonly key: string;
  /** The `ActionCall.id` that asked for it. */
  readonly action: string;
  readonly request: EffectRequest;
  /** Present when the order waits for the reply: it comes back as a `reply` input with this effect's key. */
  readonly call?: { readonly state: string; readonly call: string };
}
