import type { Machine } from '../compile/machine.ts';
import type { MigrationMapping } from '../migrate/mapping.ts';
import type { ArmedTimer, Snapshot, StateValue, StepInput, StepOutcome } from '../step/types.ts';

/** One step of an order as its journal tells it. */
export interface RecordedStep {
  readonly seq: number;
  readonly at: number;
  readonly input: StepInput;
  readonly outcome: StepOutcome | 'failed';
  readonly from: StateValue | null;
  readonly to: StateValue;
  readonly transitions: readonly string[];
  readonly entered: readonly string[];
  readonly effects: readonly { readonly key: string; readonly action: string; readonly type: string }[];
  readonly armed: readonly ArmedTimer[];
  readonly cancelled: readonly ArmedTimer[];
}

/** An order with all that happened to it, and where it came to. */
export interface RecordedOrder {
  readonly snapshot: Snapshot;
  readonly steps: readonly RecordedStep[];
}

/** What is asked of every order: what would the draft have made of it. */
export interface BackTestQuestion {
  /** The version the order is on. */
  readonly source: Machine;
  readonly target: Machine;
  /** What is decided about states the draft has no more. */
  readonly mapping: MigrationMapping;
  /** Until when time limits of the draft run out. */
  readonly until: number;
}

/** What the draft made of a recorded order. */
export interface Rerun {
  /** Null: it could not even be started. */
  readonly snapshot: Snapshot | null;
  readonly transitions: readonly string[];
  /** How often each kind of effect was asked for. */
  readonly effects: ReadonlyMap<string, number>;
  readonly troubles: readonly RerunTrouble[];
  /** Where the two ways part for the first time. */
  readonly parting: Parting | undefined;
}

export interface RerunTrouble {
  readonly code: 'start-refused' | 'step-failed' | 'endless' | 'event-rejected' | 'event-ignored' | 'event-parked' | 'place-gone';
  readonly subject: string;
}

export interface Parting {
  readonly states: readonly string[];
  readonly transition: string | undefined;
}
