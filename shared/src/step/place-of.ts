import type { FlowDocument } from '../document/flow-document.ts';
import { configurationOf } from '../migrate/configuration.ts';
import { leafStates } from './active-states.ts';
import { placesConflict, regionUndecided, unknownPlace } from './repair-refusals.ts';
import type { StateValue } from './types.ts';

/** The configuration of exactly these innermost states, or what keeps them from being one. */
export function placeOf(document: FlowDocument, states: readonly string[]) {
  const strangers = states.filter((state) => !['atomic', 'final', 'parallel', 'compound'].includes(document.states[state]?.kind ?? ''));
  if (strangers.length > 0 || states.length === 0) return { value: {}, problems: [unknownPlace(strangers[0] ?? '')] };
  const { configuration, reasons } = configurationOf(document, states, {});
  const conflict = reasons.find(({ code }) => code === 'states-conflict');
  if (conflict) return { value: {}, problems: [placesConflict(document, conflict.subject)] };
  const open = reasons.length > 0 ? reasons.map(({ subject }) => subject) : undecided(document, configuration.value, states);
  return { value: configuration.value, problems: [...new Set(open)].map((region) => regionUndecided(document, region)) };
}

/** Where a configuration goes on by initial states that nobody chose. */
function undecided(document: FlowDocument, value: StateValue, states: readonly string[]): string[] {
  const leaves = leafStates(value);
  const unchosen = leaves.filter((leaf) => !states.includes(leaf)).map((leaf) => document.states[leaf]?.parent ?? leaf);
  return [...unchosen, ...states.filter((state) => !leaves.includes(state))];
}
