import { canonicalJson, type Json } from '../base/json.ts';
import type { Machine } from '../compile/machine.ts';
import { createSimulation, type Simulation, type SimulationLine } from '../simulate/index.ts';
import { type Candidates, candidatesOf } from './candidate-values.ts';
import { coverageOf } from './coverage.ts';
import { type PlayedStory, storyStart, walked } from './play-story.ts';
import { possibleLines } from './possible-lines.ts';

/** A way through the drawing that walks something no story walks. */
export interface FoundWay {
  readonly data: Readonly<Record<string, Json>>;
  readonly simulation: Simulation;
  /** The states and transitions it is the first to walk. */
  readonly covers: readonly string[];
}

export interface MissingStories {
  readonly ways: readonly FoundWay[];
  readonly unreachedStates: readonly string[];
  readonly unreachedTransitions: readonly string[];
  /** Whether the search ended because it had looked at enough, rather than at everything it could think of. */
  readonly cut: boolean;
}

interface Node {
  readonly simulation: Simulation;
  readonly data: Readonly<Record<string, Json>>;
}

/** Steps tried before the search stops. */
const defaultBudget = 6000;

/** Looks for the shortest ways to everything the given stories leave out: first as orders go, then with data corrected by hand. */
export function missingStories(machine: Machine, played: readonly PlayedStory[], budget = defaultBudget): MissingStories {
  const { document } = machine;
  const before = coverageOf(document, played);
  const open = new Set([...before.missingStates, ...before.missingTransitions]);
  const candidates = candidatesOf(document);
  const found = new Map<string, Node>();
  let cut = false;
  for (const corrections of [false, true]) {
    if (open.size > found.size) cut = search(machine, candidates, corrections, { open, found, left: budget }) || cut;
  }
  const ways = chosen(open, found);
  return {
    ways,
    unreachedStates: before.missingStates.filter((id) => !found.has(id)),
    unreachedTransitions: before.missingTransitions.filter((id) => !found.has(id)),
    cut: cut && open.size > found.size,
  };
}

interface Hunt {
  readonly open: ReadonlySet<string>;
  readonly found: Map<string, Node>;
  left: number;
}

/** Breadth first over where an order can stand; true when it was cut short. */
function search(machine: Machine, candidates: Candidates, corrections: boolean, hunt: Hunt): boolean {
  const met = new Meeting(hunt, candidates);
  for (const data of beginnings(machine, candidates)) {
    const begun = begin(machine, data);
    if (begun) met.meet({ simulation: begun, data });
  }
  // The queue grows while it is gone through.
  for (const node of met.queue) {
    if (hunt.found.size === hunt.open.size) return false;
    for (const line of possibleLines(node.simulation, candidates, corrections)) met.follow(node, line);
    if (hunt.left <= 0) return true;
  }
  return false;
}

/** The orders met so far, each standing once, and what they were the first to walk. */
class Meeting {
  readonly queue: Node[] = [];
  private readonly seen = new Set<string>();
  private readonly hunt: Hunt;
  private readonly candidates: Candidates;

  constructor(hunt: Hunt, candidates: Candidates) {
    this.hunt = hunt;
    this.candidates = candidates;
  }

  follow(node: Node, line: SimulationLine): void {
    this.hunt.left -= 1;
    const next = taken(node.simulation, line);
    if (next) this.meet({ ...node, simulation: next });
  }

  meet(node: Node): void {
    const { open, found } = this.hunt;
    for (const id of lastWalked(node.simulation)) if (open.has(id) && !found.has(id)) found.set(id, node);
    const key = standing(node.simulation, this.candidates.asked);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.queue.push(node);
  }
}

/** The usual data, then with one value that some rule asks for. */
function beginnings({ document }: Machine, candidates: Candidates): Record<string, Json>[] {
  const varied = candidates.asked.flatMap((key) => {
    const field = document.context[key];
    return field ? candidates.valuesFor(key, field).map((value) => ({ [key]: value })) : [];
  });
  return [{}, ...varied];
}

function begin(machine: Machine, data: Readonly<Record<string, Json>>): Simulation | undefined {
  try {
    return createSimulation(machine, { data, now: storyStart });
  } catch {
    return undefined;
  }
}

/** The order after a line, unless the line was refused or changed nothing. */
function taken(simulation: Simulation, line: SimulationLine): Simulation | undefined {
  const { simulation: next, step } = simulation.apply(line);
  const applied = step.decisions.some((decision) => decision.outcome === 'applied');
  return applied && step.problems.length === 0 ? next : undefined;
}

function lastWalked({ steps }: Simulation): readonly string[] {
  const decisions = steps.at(-1)?.decisions ?? [];
  return decisions.flatMap((decision) => [...decision.entered, ...decision.transitions]);
}

/** Orders that stand alike can do alike: where they are, what they wait for, and the data that rules ask. */
function standing({ snapshot }: Simulation, asked: readonly string[]): string {
  const { value, status, calls, timers, deferred, context } = snapshot;
  return canonicalJson([
    value,
    status,
    calls.map(({ call }) => call),
    timers.map(({ id }) => id),
    deferred.map(({ event }) => event.type),
    asked.map((key) => context[key] ?? null),
  ]);
}

/** As few ways as walk everything that was found: the longest first, each for what the others have not walked. */
function chosen(open: ReadonlySet<string>, found: ReadonlyMap<string, Node>): FoundWay[] {
  const nodes = [...new Set(found.values())].sort((a, b) => b.simulation.steps.length - a.simulation.steps.length);
  const left = new Set([...open].filter((id) => found.has(id)));
  return nodes.flatMap((node) => {
    const { states, transitions } = walked(node.simulation);
    const covers = [...states, ...transitions].filter((id) => left.delete(id));
    return covers.length > 0 ? [{ ...node, covers }] : [];
  });
}
