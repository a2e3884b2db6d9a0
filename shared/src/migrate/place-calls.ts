import type { FlowDocument } from '../document/flow-document.ts';
import type { OpenCall, Snapshot } from '../step/types.ts';
import type { MigrationMapping } from './mapping.ts';
import type { StatePlaces } from './place-states.ts';
import type { Reason } from './reason.ts';

export interface CallPlaces {
  readonly kept: readonly OpenCall[];
  /** Calls to make now. */
  readonly toOpen: readonly { readonly state: string; readonly call: string }[];
}

/** Open calls go on where their state's successor makes a call of the same id; any other is a person's choice, also one that is new. */
export function placeCalls(
  source: FlowDocument,
  target: FlowDocument,
  mapping: MigrationMapping,
  snapshot: Snapshot,
  places: StatePlaces,
): { readonly calls: CallPlaces; readonly reasons: readonly Reason[] } {
  const reasons: Reason[] = [];
  const kept = snapshot.calls.flatMap((open): OpenCall[] => {
    const heir = [...places.goesOn].find(([state, old]) => old === open.state && callsOf(target, state).includes(open.call))?.[0];
    if (heir !== undefined) return [heir === open.state ? open : { ...open, state: heir }];
    const subject = `${open.state}.${open.call}`;
    const choice = mapping.lostCalls[subject];
    reasons.push({ code: choice === 'hang-up' ? 'call-hung-up' : choice === 'refuse' ? 'call-refused' : 'call-lost', subject });
    return [];
  });
  const toOpen = places.active.flatMap((state) => {
    const old = places.goesOn.get(state);
    const known = old === undefined ? [] : callsOf(source, old);
    const added = callsOf(target, state).filter((call) => !known.includes(call));
    return added.flatMap((call) => {
      const subject = `${state}.${call}`;
      const choice = old === undefined ? 'open' : mapping.newCalls[subject];
      if (choice === 'leave') return [];
      if (choice === undefined) reasons.push({ code: 'call-new', subject });
      // A stopped order makes no calls; it would wait for their replies in vain.
      else if (snapshot.status === 'error') reasons.push({ code: 'stopped', subject });
      return [{ state, call }];
    });
  });
  return { calls: { kept, toOpen }, reasons };
}

function callsOf(document: FlowDocument, state: string): string[] {
  return document.states[state]?.calls.map(({ id }) => id) ?? [];
}
