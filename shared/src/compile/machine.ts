import type { AnyActorScope, AnyStateMachine } from 'xstate';
import type { Json } from '../base/json.ts';
import type { Calendars } from '../calendar/calendar.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { StepRun } from './step-run.ts';

/** A compiled flow version: built once, stepped for ever. Opaque outside compile/ and step/, but for `document`, `behaviour` and `hash`. */
export interface Machine {
  readonly document: FlowDocument;
  /** The numbered behaviour it was compiled for, and is stepped by. */
  readonly behaviour: number;
  /** `meaningHash` of the document. */
  readonly hash: string;
  readonly xstate: AnyStateMachine;
  readonly scope: AnyActorScope;
  /** Where guards and actions read the step under way and write what they did. */
  readonly run: StepRun;
  /** What working time is counted by. */
  readonly calendars: Calendars;
  /** The states that hold time limits still, with the states around them whose limits these are. */
  readonly pausing: ReadonlyMap<string, readonly string[]>;
  /** Every declared field with its default. */
  readonly defaults: Readonly<Record<string, Json>>;
}
