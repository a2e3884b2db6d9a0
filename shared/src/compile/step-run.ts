import type { AnyMachineSnapshot } from 'xstate';
import type { EffectRequest } from '../actions/effect.ts';
import type { Json } from '../base/json.ts';
import type { Scope } from '../expression/types.ts';
import type { ExecutedAction, OrderEvent, StepNote } from '../step/types.ts';

/** What the custom actions of the compiled machine report, in order, while one step runs. */
export type Mark =
  | { readonly type: 'enter'; readonly state: string }
  | { readonly type: 'action'; readonly action: ExecutedAction }
  | {
      readonly type: 'effect';
      readonly action: string;
      readonly request: EffectRequest;
      readonly call?: { readonly state: string; readonly call: string };
    }
  | { readonly type: 'hangup'; readonly state: string; readonly call: string }
  | { readonly type: 'arm'; readonly id: string; readonly delay: number; readonly event: OrderEvent }
  | { readonly type: 'cancel'; readonly id: string }
  | { readonly type: 'note'; readonly note: StepNote };

/** Answers conditions in the place of an order's data, where ways are looked for that some order may go. */
export interface Judge {
  /**
   * `moment` is one object for all that is asked of one microstep; `written`: how often each field was written in the step so far.
   * undefined: the data decides.
   */
  holds(transition: string, moment: object, written: ReadonlyMap<string, number>): boolean | undefined;
}

/** The name under which a compiled machine reports its marks as custom actions. */
export const markAction = 'orderloom.mark';

/**
 * The step a machine is computing. One per machine and reset per step: steps are synchronous and never nest,
 * so that neither machine nor implementations are built anew for an event.
 */
export class StepRun {
  now = 0;
  marks: Mark[] = [];
  /** Document ids of the transitions taken. */
  transitions: string[] = [];
  /** Whether the first microstep found a transition for the event. */
  accepted: boolean | undefined;
  /** The configuration that `inState` asks: as of the last completed microstep. */
  configuration: AnyMachineSnapshot | undefined;
  /** While it is set, what actions cannot compute is left out, since the data need not fit the answers. */
  judge: Judge | undefined;

  private before: AnyMachineSnapshot | undefined;
  /** How often each field was written in the step so far. */
  written = new Map<string, number>();

  begin(now: number, configuration: AnyMachineSnapshot | undefined): void {
    this.now = now;
    this.marks = [];
    this.transitions = [];
    this.accepted = undefined;
    this.configuration = configuration;
    this.before = configuration;
    this.written = new Map();
  }

  /** Some fields get values. */
  writes(fields: readonly string[]): void {
    for (const field of fields) this.written.set(field, (this.written.get(field) ?? 0) + 1);
  }

  /** Whether an order already waited in a state when the step began, and none of the fields has been written since. */
  isSteady(state: string, fields: readonly string[]): boolean {
    const waited = this.before?._nodes.some((node) => node.id === state) ?? false;
    return waited && !fields.some((field) => this.written.has(field));
  }

  note(note: StepNote): void {
    this.marks.push({ type: 'note', note });
  }

  /** What an action computes. */
  value<T>(compute: () => T, otherwise: T): T {
    if (!this.judge) return compute();
    try {
      return compute();
    } catch {
      return otherwise;
    }
  }

  scope(context: Readonly<Record<string, Json>>, event: { readonly type: string }): Scope {
    return { context, event, now: this.now, inState: this.inState };
  }

  readonly inState = (id: string): boolean => this.configuration?._nodes.some((node) => node.id === id) ?? false;
}
