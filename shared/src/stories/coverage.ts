import type { FlowDocument } from '../document/flow-document.ts';
import type { PlayedStory } from './play-story.ts';

/** How much of a drawing its stories walk. */
export interface StoryCoverage {
  readonly states: ReadonlySet<string>;
  readonly transitions: ReadonlySet<string>;
  readonly missingStates: readonly string[];
  readonly missingTransitions: readonly string[];
  /** Whole percent, rounded down: 100 is everything. */
  readonly percent: number;
}

/** What the given stories walk of a drawing. The machine itself and history states are never stood in. */
export function coverageOf(document: FlowDocument, played: readonly Pick<PlayedStory, 'states' | 'transitions'>[]): StoryCoverage {
  const states = new Set(played.flatMap((story) => story.states));
  const transitions = new Set(played.flatMap((story) => story.transitions));
  const standing = Object.values(document.states).filter(({ id, kind }) => id !== document.root && kind !== 'history');
  const drawn = Object.keys(document.transitions);
  const missingStates = standing.map(({ id }) => id).filter((id) => !states.has(id));
  const missingTransitions = drawn.filter((id) => !transitions.has(id));
  const all = standing.length + drawn.length;
  const missing = missingStates.length + missingTransitions.length;
  return { states, transitions, missingStates, missingTransitions, percent: all === 0 ? 100 : Math.floor(((all - missing) / all) * 100) };
}
