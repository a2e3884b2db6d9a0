import type { Json } from '../base/json.ts';
import type { OrderEvent } from './types.ts';

/** An input that may be tried a second time. */
export type RepeatableInput =
  | { readonly type: 'event'; readonly event: OrderEvent }
  | { readonly type: 'timer'; readonly id: string; readonly arming: number }
  | { readonly type: 'reply'; readonly call: string; readonly ok: boolean; readonly data: Json }
  | { readonly type: 'set'; readonly fields: Readonly<Record<string, Json>>; readonly settle?: boolean };

/** What a person does to one order by hand. Complete in itself, so that the journal alone tells it again. */
export type Repair =
  | MoveRepair
  | { readonly type: 'edit'; readonly fields: Readonly<Record<string, Json>>; readonly settle: boolean }
  /** The input of an earlier step, which failed or was refused, is tried again. */
  | { readonly type: 'retry'; readonly step: number; readonly input: RepeatableInput }
  | SkipEffectRepair
  /** A due timer whose step failed is tried again, or given up. */
  | { readonly type: 'retry-timer'; readonly timer: string; readonly arming: number }
  | { readonly type: 'skip-timer'; readonly timer: string; readonly arming: number }
  | { readonly type: 'resume' };

export interface MoveRepair {
  readonly type: 'move';
  /** Every innermost state it shall stand in, one per region. */
  readonly states: readonly string[];
  /** Whether entry and exit actions run. Timers and calls follow the states in either case. */
  readonly actions: 'run' | 'skip';
  /** States it stands in already are left and entered again. */
  readonly again: boolean;
}

export interface SkipEffectRepair {
  readonly type: 'skip-effect';
  readonly effect: string;
  /** What the call that waits for it gets instead; null where none waits. */
  readonly answer: null | { readonly type: 'hang-up' } | { readonly type: 'reply'; readonly ok: boolean; readonly data: Json };
}

/** A person mends an order. */
export interface RepairInput {
  readonly type: 'repair';
  readonly reason: string;
  readonly repair: Repair;
}
