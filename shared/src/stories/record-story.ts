import type { Json } from '../base/json.ts';
import type { Label } from '../base/text.ts';
import type { Story, StoryStep } from '../document/story.ts';
import type { SimulatedStep, Simulation, SimulationLine } from '../simulate/index.ts';
import { leafStates } from '../step/index.ts';
import { effectsOf } from './difference.ts';

export interface StoryHead {
  readonly id: string;
  readonly order: number;
  readonly name: Label;
  readonly description?: Label | undefined;
}

/** A simulated order as a story: what was done to it, and what came of each line. */
export function recordStory(head: StoryHead, simulation: Simulation, data: Readonly<Record<string, Json>>): Story {
  const [first, ...lines] = simulation.steps;
  const { description, ...named } = head;
  return {
    ...named,
    ...(description ? { description } : {}),
    startsAt: simulation.start,
    data: { ...data },
    ...(first ? { begins: leafStates(first.snapshot.value) } : {}),
    steps: lines.flatMap((step) => (step.line === null ? [] : [stepOf(step.line, step)])),
  };
}

function stepOf(line: SimulationLine, step: SimulatedStep): StoryStep {
  const { snapshot, decisions } = step;
  const outcome = decisions.at(-1)?.outcome;
  const changed = [...new Set(decisions.flatMap((decision) => decision.changes.map((change) => change.field)))];
  const effects = effectsOf(step);
  return {
    do: lasting(line, step) as StoryStep['do'],
    ...(outcome && outcome !== 'applied' ? { outcome } : {}),
    in: leafStates(snapshot.value),
    ...(snapshot.status === 'active' ? {} : { status: snapshot.status }),
    ...(changed.length > 0 ? { context: Object.fromEntries(changed.map((key) => [key, snapshot.context[key] ?? null])) } : {}),
    ...(effects.length > 0 ? { effects } : {}),
  };
}

/** A reply is kept under the id of its call, which outlives the key of this one opening. */
function lasting(line: SimulationLine, { before }: SimulatedStep): SimulationLine {
  if (!('reply' in line) || typeof line.reply !== 'string') return line;
  const open = before?.calls.find((call) => call.key === line.reply);
  return open ? ({ ...line, reply: open.call } as SimulationLine) : line;
}
