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

  begin(now: number, configuration: AnyMachineSnapshot | undefined): void {
    this.now = now;
    this.marks = [];
    this.transitions = [];
    this.accepted = undefined;
    this.configuration = configuration;
  }

  note(note: StepNote): void {
    this.marks.push({ type: 'note', note });
  }

  scope(context: Readonly<Record<string, Json>>, event: { readonly type: string }): Scope {
    return { context, event, now: this.now, inState: this.inState };
  }

  readonly inState = (id: string): boolean => this.configuration?._nodes.some((node) => node.id === id) ?? false;
}
