import type { Meaning } from '../document/meaning.ts';
import type { Answer } from '../simulate/answers.ts';
import type { OrderEvent, Snapshot } from '../step/types.ts';

/** What moves an order: an event, the answer to a call, a time limit that ran out. */
export type Impulse =
  | { readonly type: 'start' }
  | { readonly type: 'event'; readonly event: OrderEvent }
  | { readonly type: 'reply'; readonly call: string; readonly ok: boolean }
  | { readonly type: 'timer'; readonly id: string };

/** Where an order can stand, whatever its data: states, what is remembered, open calls, armed timers. */
export interface Configuration {
  readonly index: number;
  /** How the shortest way left it; others come to it with other data. */
  readonly snapshot: Snapshot;
  readonly now: number;
  /** Every active state, the root not. */
  readonly active: readonly string[];
  /** Innermost active states. */
  readonly leaves: readonly string[];
  /** Ids of the timers that count, those armed in one step together, in the order they were armed. */
  readonly armed: readonly (readonly string[])[];
  /** How long the timers that count run, by id. */
  readonly spans: ReadonlyMap<string, number>;
  /** Whether everything that can happen here has been looked at. */
  expanded: boolean;
}

/** One thing that can happen to an order. */
export interface Move {
  /** -1: the start. */
  readonly from: number;
  readonly to: number;
  readonly impulse: Impulse;
  readonly answers: readonly Answer[];
  readonly transitions: readonly string[];
  readonly entered: readonly string[];
  /** What it means to money and goods, in order. */
  readonly meanings: readonly Meaning[];
  /** The timers that count and are armed in it. */
  readonly rearmed: ReadonlySet<string>;
}

/** Why a search ended before it had seen everything. */
export interface Cut {
  readonly reason: 'configurations' | 'steps' | 'answers';
  readonly configurations: number;
  /** A state it stood in where it stopped. */
  readonly state: string | undefined;
}

/** Everywhere an order can come to, and how. */
export interface Graph {
  readonly configurations: readonly Configuration[];
  readonly starts: readonly Move[];
  /** By the index of the configuration they leave. */
  readonly moves: readonly (readonly Move[])[];
  readonly steps: number;
  readonly cut: Cut | null;
}
