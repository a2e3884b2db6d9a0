import type { Text } from '../base/text.ts';
import type { Machine } from '../compile/machine.ts';
import type { Story } from '../document/story.ts';
import { createSimulation, parseLine, type Simulation } from '../simulate/index.ts';
import { RefusedStart } from '../step/index.ts';
import { differenceAfter, differenceAtStart } from './difference.ts';

/** When a story begins that does not say so. */
export const storyStart = Date.parse('2026-01-01T00:00:00Z');

/** The first thing that came differently. */
export interface StoryFailure {
  /** 0: creating the order; else the number of the line. */
  readonly step: number;
  readonly message: Text;
  /** The state it is about, where there is one. */
  readonly state?: string;
}

/** How a story went on a drawing, and what of the drawing it walked. */
export interface PlayedStory {
  readonly id: string;
  readonly failure: StoryFailure | null;
  readonly states: readonly string[];
  readonly transitions: readonly string[];
}

/** Plays a story line by line, up to the first difference. Never throws. */
export function playStory(machine: Machine, story: Story): PlayedStory {
  let simulation: Simulation;
  try {
    simulation = createSimulation(machine, { data: story.data, now: story.startsAt ?? storyStart });
  } catch (error) {
    return { id: story.id, failure: { step: 0, message: refused(error) }, states: [], transitions: [] };
  }
  let failure = differenceAtStart(simulation, story);
  for (const [index, line] of story.steps.entries()) {
    if (failure) break;
    const parsed = parseLine(line.do);
    if (!parsed.ok) failure = { step: index + 1, message: parsed.error[0]?.message ?? refused(undefined) };
    else {
      const next = simulation.apply(parsed.value);
      simulation = next.simulation;
      failure = differenceAfter(simulation, line, index + 1);
    }
  }
  return { id: story.id, failure: failure ?? null, ...walked(simulation) };
}

/** The states entered and the transitions taken so far. */
export function walked({ steps }: Simulation): Pick<PlayedStory, 'states' | 'transitions'> {
  const decisions = steps.flatMap((step) => step.decisions);
  return {
    states: [...new Set(decisions.flatMap((decision) => decision.entered))],
    transitions: [...new Set(decisions.flatMap((decision) => decision.transitions))],
  };
}

function refused(error: unknown): Text {
  if (error instanceof RefusedStart && error.problems[0]) return error.problems[0].message;
  const reason = error instanceof Error ? error.message : '';
  return { zh: `订单无法创建：${reason}`, en: `The order could not be created: ${reason}` };
}
