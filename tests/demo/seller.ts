import type { PlannedOrder, Stage } from './day.ts';

/** One message on its way to a channel's address. */
export interface Post {
  readonly body: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** A platform with its orders, and how it tells of them. */
export interface Seller {
  readonly type: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string>>;
  /** The order's number at the platform. */
  numberOf(order: PlannedOrder): string;
  /** Brings an order to a stage, and gives how to tell of it; the same telling may be given again. */
  advance(order: PlannedOrder, stage: Stage): Telling;
  /** Where orders of a stage end that the platform has no word for. */
  readonly ends?: Readonly<Partial<Record<Stage, string>>>;
  /** Stops and resumes whatever the platform answers to. */
  shut?(shut: boolean): void;
  close(): Promise<void>;
}

/** A message to post, or one that the platform sends over its own connection or keeps until it is asked. */
export type Telling = { readonly type: 'post'; readonly post: Post } | { readonly type: 'push'; push(): void };

export const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** Where an order stands when everything is told. */
export function endOf({ stages }: PlannedOrder, { ends = {} }: Pick<Seller, 'ends'>): string {
  const last = stages.at(-1) ?? 'created';
  const told: Readonly<Record<string, string>> = { created: 'unpaid', refunded: 'closed' };
  return ends[last] ?? told[last] ?? last;
}
