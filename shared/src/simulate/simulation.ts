import type { Effect } from '../actions/effect.ts';
import type { Json } from '../base/json.ts';
import { type Problem, problem } from '../base/problem.ts';
import type { Machine } from '../compile/machine.ts';
import { decide } from '../step/decide.ts';
import { judged } from '../step/judged.ts';
import { nextTimer } from '../step/next-timer.ts';
import type { Decision, OrderEvent, Snapshot, StepInput } from '../step/types.ts';
import { type Answer, Answers } from './answers.ts';
import { fieldsNamed } from './fields-named.ts';
import { advanceOf, type SimulationLine } from './line.ts';
import { replyInput } from './reply-input.ts';

/** One line of a simulation and what came of it. */
export interface SimulatedStep {
  /** null: the start. */
  readonly line: SimulationLine | null;
  /** What was decided, in order; several when time went by and more than one timer fell due. */
  readonly decisions: readonly Decision[];
  readonly before: Snapshot | null;
  readonly snapshot: Snapshot;
  /** Virtual time after the step, epoch milliseconds. */
  readonly now: number;
  /** Why the line was refused, or where the drawing itself failed. */
  readonly problems: readonly Problem[];
  /** Conditions that were answered in the place of the data. */
  readonly answers?: readonly Answer[];
}

/** An order that exists only here, in virtual time. Immutable: every line gives a new simulation, the old one can be gone back to. */
export interface Simulation {
  readonly machine: Machine;
  /** When it started, epoch milliseconds. */
  readonly start: number;
  readonly now: number;
  readonly snapshot: Snapshot;
  /** The start and every line since. */
  readonly steps: readonly SimulatedStep[];
  /** Everything asked of the outside world so far, in order. */
  readonly effects: readonly Effect[];
  /** Those of `effects` that the order still waits for. */
  readonly pending: readonly Effect[];
  apply(line: SimulationLine, answers?: readonly Answer[]): { readonly simulation: Simulation; readonly step: SimulatedStep };
  /** As it was before the last line; itself at the start. */
  back(): Simulation;
}

export interface SimulationOptions {
  readonly now?: number;
  readonly data?: Readonly<Record<string, Json>>;
  readonly order?: string;
  /** Conditions of the start that are answered in the place of the data. */
  readonly answers?: readonly Answer[] | undefined;
}

/** Firings of timers within one `advance` after which the drawing counts as going round in circles. */
const maxFirings = 10_000;

/** Starts a simulation. Throws `RefusedStart` when the data does not fit the flow. */
export function createSimulation(
  machine: Machine,
  { now = 0, data = {}, order = 'simulated', answers }: SimulationOptions = {},
): Simulation {
  const decision = answered(machine, answers, () => decide(machine, null, { type: 'start', order, data }, now));
  const first: SimulatedStep = {
    line: null,
    decisions: [decision],
    before: null,
    snapshot: decision.snapshot,
    now,
    problems: [],
    ...(answers ? { answers } : {}),
  };
  return simulationOf(machine, now, [first], first, null);
}

function simulationOf(
  machine: Machine,
  start: number,
  steps: readonly SimulatedStep[],
  last: SimulatedStep,
  previous: Simulation | null,
): Simulation {
  const effects = steps.flatMap((step) => step.decisions.flatMap((decision) => decision.effects));
  const open = new Set(last.snapshot.calls.map((call) => call.key));
  const simulation: Simulation = {
    machine,
    start,
    now: last.now,
    snapshot: last.snapshot,
    steps,
    effects,
    pending: effects.filter((effect) => open.has(effect.key)),
    apply(line, answers) {
      const step = stepOf(machine, last, line, answers);
      return { step, simulation: simulationOf(machine, start, [...steps, step], step, simulation) };
    },
    back: () => previous ?? simulation,
  };
  return simulation;
}

function stepOf(machine: Machine, last: SimulatedStep, line: SimulationLine, answers: readonly Answer[] | undefined): SimulatedStep {
  const course = new Course(machine, last.snapshot, last.now);
  try {
    answered(machine, answers, () => run(course, machine, line));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    course.problems.push(problem('simulate.failed', '', { zh: `这一步无法完成：${reason}`, en: `This step could not be done: ${reason}` }));
  }
  const { decisions, snapshot, now, problems } = course;
  return { line, decisions, before: last.snapshot, snapshot, now, problems, ...(answers ? { answers } : {}) };
}

function answered<T>(machine: Machine, answers: readonly Answer[] | undefined, work: () => T): T {
  return answers ? judged(machine, new Answers(machine.document, answers), work) : work();
}

function run(course: Course, machine: Machine, line: SimulationLine): void {
  if (isEvent(line)) course.decide({ type: 'event', event: line });
  else if ('advance' in line) course.advance(advanceOf(line.advance) ?? 0);
  else if ('set' in line) course.decide({ type: 'set', fields: fieldsNamed(machine.document, line.set) });
  else course.decide(replyInput(machine, course.snapshot, { call: line.reply, ok: line.ok, data: line.data ?? null }));
}

function isEvent(line: SimulationLine): line is OrderEvent {
  return 'type' in line;
}

/** One line under way. */
class Course {
  readonly decisions: Decision[] = [];
  readonly problems: Problem[] = [];
  snapshot: Snapshot;
  now: number;
  private readonly machine: Machine;

  constructor(machine: Machine, snapshot: Snapshot, now: number) {
    this.machine = machine;
    this.snapshot = snapshot;
    this.now = now;
  }

  decide(input: StepInput): void {
    const decision = decide(this.machine, this.snapshot, input, this.now);
    this.decisions.push(decision);
    this.problems.push(...decision.problems);
    this.snapshot = decision.snapshot;
  }

  /** Every timer that falls due fires at its own instant, in order. */
  advance(ms: number): void {
    const end = this.now + ms;
    for (let timer = nextTimer(this.snapshot); timer && timer.due <= end; timer = nextTimer(this.snapshot)) {
      if (this.decisions.length >= maxFirings) throw new Error(`more than ${maxFirings} timers fell due`);
      this.now = Math.max(this.now, timer.due);
      this.decide({ type: 'timer', id: timer.id, arming: timer.arming });
    }
    this.now = end;
  }
}
