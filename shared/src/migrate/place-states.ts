import type { FlowDocument } from '../document/flow-document.ts';
import { activeStates, leafStates } from '../step/active-states.ts';
import type { Snapshot } from '../step/types.ts';
import { type Configuration, configurationOf, finishedStates } from './configuration.ts';
import type { MigrationMapping } from './mapping.ts';
import type { Reason } from './reason.ts';

/** Where an order would stand in the new version. */
export interface StatePlaces extends Configuration {
  /** New active state to the old active one it goes on from; what is not here is entered. */
  readonly goesOn: ReadonlyMap<string, string>;
}

/** The successor of a state: what the mapping says, else the state of the same id and kind; undefined: nobody has decided, null: none. */
export function successorOf(
  source: FlowDocument,
  target: FlowDocument,
  mapping: MigrationMapping,
  state: string,
): string | null | undefined {
  if (state === source.root) return target.root;
  if (Object.hasOwn(mapping.states, state)) return mapping.states[state];
  const old = source.states[state];
  const same = target.states[state];
  return old && same && old.kind === same.kind && state !== target.root ? state : undefined;
}

/** Finds the states an order goes on in, and everything that speaks against it. */
export function placeStates(
  source: FlowDocument,
  target: FlowDocument,
  mapping: MigrationMapping,
  value: Snapshot['value'],
): { readonly places: StatePlaces; readonly reasons: readonly Reason[] } {
  const { wanted, reasons } = wantedStates(source, target, mapping, leafStates(value));
  const { configuration, reasons: open } = configurationOf(target, wanted, mapping.regions);
  const before = [source.root, ...activeStates(value)];
  const places = { ...configuration, goesOn: pairs(source, target, mapping, before, configuration.active) };
  // What is not decided yet makes everything after it a guess: it is told alone.
  if (reasons.some(({ code }) => code !== 'state-dropped')) return { places, reasons };
  return { places, reasons: [...reasons, ...(open.length > 0 ? open : standing(source, target, before, places))] };
}

function wantedStates(source: FlowDocument, target: FlowDocument, mapping: MigrationMapping, leaves: readonly string[]) {
  const reasons: Reason[] = [];
  const wanted: string[] = [];
  for (const state of leaves) {
    const successor = successorOf(source, target, mapping, state);
    if (successor === undefined) reasons.push({ code: 'state-unmapped', subject: state });
    else if (successor === null) reasons.push({ code: 'state-dropped', subject: state });
    else if ((target.states[successor]?.kind ?? 'history') === 'history') reasons.push({ code: 'state-missing', subject: state });
    else wanted.push(successor);
  }
  // An order has to be somewhere.
  const nowhere = wanted.length === 0 && reasons.every(({ code }) => code === 'state-dropped');
  return { wanted, reasons: nowhere ? leaves.map((subject) => ({ code: 'state-unmapped', subject }) as const) : reasons };
}

function pairs(
  source: FlowDocument,
  target: FlowDocument,
  mapping: MigrationMapping,
  before: readonly string[],
  active: readonly string[],
) {
  const within = new Set(active);
  const goesOn = new Map<string, string>();
  for (const state of before) {
    const successor = successorOf(source, target, mapping, state);
    if (typeof successor === 'string' && within.has(successor) && (!goesOn.has(successor) || successor === state))
      goesOn.set(successor, state);
  }
  return goesOn;
}

/** An order must not stand where it could not have come to rest: in something just finished, or on a mere way through. */
function standing(source: FlowDocument, target: FlowDocument, before: readonly string[], { active, goesOn }: StatePlaces): Reason[] {
  const wereFinished = finishedStates(source, before);
  const finished = [...finishedStates(target, active)].filter((id) => {
    const old = goesOn.get(id);
    return target.states[id]?.kind !== 'final' && (old === undefined || !wereFinished.has(old));
  });
  const passing = active.filter((id) =>
    Object.values(target.transitions).some(
      (one) => one.source === id && one.trigger.type === 'always' && !one.guard && source.transitions[one.id]?.source !== goesOn.get(id),
    ),
  );
  return [
    ...finished.map((subject) => ({ code: 'would-finish', subject }) as const),
    ...passing.map((subject) => ({ code: 'passes-through', subject }) as const),
  ];
}
