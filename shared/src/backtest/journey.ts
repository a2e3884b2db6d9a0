import type { FlowDocument } from '../document/flow-document.ts';
import type { ArmedTimer } from '../step/types.ts';
import type { RecordedStep } from './recorded-order.ts';

/** What stands open at one moment of a recorded way: told by the journal alone, nothing is computed again. */
export interface Journey {
  /** By arming. */
  readonly timers: ReadonlyMap<number, ArmedTimer>;
  /** Every call made so far, by its key. */
  readonly calls: ReadonlyMap<string, { readonly state: string; readonly call: string }>;
}

export interface Address {
  readonly state: string;
  readonly call: string;
}

/** The calls a drawing makes, by the id of the action that makes them. */
export function callsByAction({ states }: FlowDocument): ReadonlyMap<string, Address> {
  const found = new Map<string, Address>();
  for (const state of Object.values(states)) for (const { id, action } of state.calls) found.set(action.id, { state: state.id, call: id });
  return found;
}

/** Follows a recorded way, step by step. */
export function createJourney(actions: ReadonlyMap<string, Address>): Journey & { pass(step: RecordedStep): void } {
  const timers = new Map<number, ArmedTimer>();
  const calls = new Map<string, Address>();
  return {
    timers,
    calls,
    pass({ input, outcome, armed, cancelled, effects }) {
      for (const { arming } of cancelled) timers.delete(arming);
      for (const timer of armed) timers.set(timer.arming, timer);
      const fired = firedBy(input);
      if (fired !== undefined && outcome === 'applied') timers.delete(fired);
      for (const { key, action } of effects) {
        const address = actions.get(action);
        if (address) calls.set(key, address);
      }
    },
  };
}

function firedBy(input: RecordedStep['input']): number | undefined {
  if (input.type === 'timer') return input.arming;
  if (input.type !== 'repair') return undefined;
  const { repair } = input;
  if (repair.type === 'retry-timer' || repair.type === 'skip-timer') return repair.arming;
  return repair.type === 'retry' && repair.input.type === 'timer' ? repair.input.arming : undefined;
}
