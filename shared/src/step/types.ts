import type { Effect } from '../actions/effect.ts';
import type { Json } from '../base/json.ts';
import type { Problem } from '../base/problem.ts';
import type { MigrationMapping } from '../migrate/mapping.ts';
import type { RepairInput } from './repair.ts';

/** XState's state value, keyed by document ids. */
export type StateValue = string | { readonly [key: string]: StateValue | undefined };

/** An event as it travels: its catalogue name and its payload, flat. */
export interface OrderEvent {
  readonly type: string;
  readonly [key: string]: Json;
}

/** An armed timer: fires at `due` (epoch ms) unless cancelled. `arming` tells one arming from the next. */
export interface ArmedTimer {
  readonly id: string;
  readonly due: number;
  readonly arming: number;
  /** The event it brings when that is not the delayed transition of the same name. */
  readonly event?: OrderEvent;
}

/** A time limit that stands still: it is armed anew, for what is left, when the order leaves the state that holds it. */
export interface PausedTimer {
  readonly id: string;
  /** Milliseconds, of work where the limit is counted so. */
  readonly left: number;
}

/** A call that waits for its reply. `key` is unique for ever and is the effect's idempotency key. */
export interface OpenCall {
  readonly key: string;
  readonly state: string;
  readonly call: string;
}

export interface DeferredEvent {
  readonly event: OrderEvent;
  /** Given up when this instant has passed (epoch ms); its timer is `deferred.<arming>`. */
  readonly until: number;
  readonly arming: number;
}

/** All there is to know about where one order stands. Plain JSON; it alone, with the machine, continues the order. */
export interface Snapshot {
  readonly order: string;
  /** Steps taken so far; the journal's sequence number of the last one. */
  readonly seq: number;
  /** `error`: a call failed and the drawing has no exit for it; waits for a person (`resume`). */
  readonly status: 'active' | 'done' | 'error';
  readonly value: StateValue;
  /** Remembered descendants by history state id. */
  readonly history: Readonly<Record<string, readonly string[]>>;
  readonly context: Readonly<Record<string, Json>>;
  readonly timers: readonly ArmedTimer[];
  readonly calls: readonly OpenCall[];
  readonly deferred: readonly DeferredEvent[];
  /** Timers of an order in status `error`; `resume` arms them again for the instant they were due. */
  readonly suspended?: readonly ArmedTimer[];
  /** Time limits that stand still. */
  readonly paused?: readonly PausedTimer[];
  /** Armings so far. */
  readonly armings: number;
  readonly output?: Json;
  readonly error?: Json;
}

export type StepInput =
  /** Creates the order: `data` overrides field defaults. Needs no snapshot. */
  | { readonly type: 'start'; readonly order: string; readonly data: Readonly<Record<string, Json>> }
  | { readonly type: 'event'; readonly event: OrderEvent }
  | { readonly type: 'timer'; readonly id: string; readonly arming: number }
  | { readonly type: 'reply'; readonly call: string; readonly ok: boolean; readonly data: Json }
  /** A person corrects data; `settle` then tries the eventless transitions, else they wait for the next event. */
  | { readonly type: 'set'; readonly fields: Readonly<Record<string, Json>>; readonly settle?: boolean }
  /** A person lets an order in status `error` go on from where it stands. */
  | { readonly type: 'resume' }
  | ImportInput
  | MigrateInput
  | RevertInput
  | RepairInput;

/** Creates an order that has a past elsewhere, where it stands now. Needs no snapshot. */
export interface ImportInput {
  readonly type: 'import';
  readonly order: string;
  readonly data: Readonly<Record<string, Json>>;
  /** Innermost states, one per region. */
  readonly states: readonly string[];
  /** When it came to them; null: their time limits are left alone. */
  readonly since: number | null;
}

/** The order goes on in another version of its flow. Holds all that was decided about it, so that its journal alone tells it again. */
export interface MigrateInput {
  readonly type: 'migrate';
  readonly run: string;
  readonly from: number;
  readonly to: number;
  readonly mapping: MigrationMapping;
  /** When old states were entered, where a time limit is counted from then. */
  readonly since: Readonly<Record<string, number>>;
}

/** A migration is taken back: the order stands again where it stood, in the version it came from. */
export interface RevertInput {
  readonly type: 'revert';
  readonly run: string;
  readonly from: number;
  readonly to: number;
  readonly before: KeptSnapshot;
}

/** What a snapshot says of where an order stands, without its count of steps. */
export type KeptSnapshot = Omit<Snapshot, 'order' | 'seq' | 'armings'>;

export interface FieldChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

/** What ran during a step, in order. */
export interface ExecutedAction {
  /** The action's name: for an imported named action that name, else the type of the registry. */
  readonly name: string;
  /** The `ActionCall.id` it was drawn with. */
  readonly id: string;
}

export type StepOutcome =
  | 'applied'
  /** Taken note of; the drawing says (by policy, or by an empty transition) that nothing happens. */
  | 'ignored'
  | 'deferred'
  /** Refused: the order cannot take it now and the event's policy is `reject`, or the payload is wrong. */
  | 'rejected'
  /** A stale timer or a late reply: the state it belonged to has been left. */
  | 'void';

export interface Decision {
  readonly outcome: StepOutcome;
  /** Why it was rejected. */
  readonly problems: readonly Problem[];
  /** The same object as before when nothing was committed (`rejected`, `ignored`, `void`). */
  readonly snapshot: Snapshot;
  readonly from: StateValue | null;
  readonly to: StateValue;
  /** Document ids of the transitions taken, in order; and of the states entered. */
  readonly transitions: readonly string[];
  readonly entered: readonly string[];
  readonly actions: readonly ExecutedAction[];
  readonly changes: readonly FieldChange[];
  readonly effects: readonly Effect[];
  readonly armed: readonly ArmedTimer[];
  readonly cancelled: readonly ArmedTimer[];
  /** Journal notes: from "note to journal" actions, deferred events given up, guards that could not be evaluated. */
  readonly notes: readonly StepNote[];
}

export interface StepNote {
  readonly type: 'note' | 'deferred-expired' | 'deferred-applied' | 'guard-failed' | 'timer-passed';
  readonly text: string;
  readonly transition?: string;
}
