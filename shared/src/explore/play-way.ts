import { canonicalJson, type Json } from '../base/json.ts';
import type { Machine } from '../compile/machine.ts';
import { type Answer, Answers, createSimulation, type Simulation, type SimulationLine } from '../simulate/index.ts';
import { type Decision, decide, judged, type Snapshot } from '../step/index.ts';
import { storyStart } from '../stories/play-story.ts';
import type { Move } from './graph.ts';
import { inputOf } from './impulses.ts';
import { splitCall } from './meanings.ts';
import { type Replayed, timesOf } from './timing.ts';
import { whatMoves } from './what-moves.ts';

/** One line to give the simulator, and the move of the way it makes; none for time that only goes by. */
export interface PlayLine {
  readonly line: SimulationLine;
  readonly answers?: readonly Answer[];
  readonly move: number | null;
}

/** A way as the simulator plays it. */
export interface PlayedWay {
  readonly data: Readonly<Record<string, Json>>;
  readonly now: number;
  /** Conditions of the start. */
  readonly answers?: readonly Answer[];
  readonly lines: readonly PlayLine[];
  readonly simulation: Simulation;
}

/** Plays a way with its conditions answered; undefined when its time limits cannot run out in that order. */
export function playWay(machine: Machine, way: readonly Move[]): PlayedWay | undefined {
  const replayed = replay(machine, way);
  const { timers: counting } = whatMoves(machine.document);
  const times = replayed && timesOf(replayed, (id) => counting.has(id));
  if (!times) return undefined;
  const lines = linesOf(replayed, times);
  const answers = way[0]?.answers ?? [];
  let simulation = createSimulation(machine, { now: storyStart, answers });
  for (const { line, answers: given, move } of lines) {
    const next = simulation.apply(line, given);
    simulation = next.simulation;
    if (move !== null && !wentAs(next.step.decisions, way[move])) return undefined;
  }
  return { data: {}, now: storyStart, answers, lines, simulation };
}

/** Whether the move is among what happened; reminders may have come in the same while. */
export function wentAs(decisions: readonly Decision[], move: Move | undefined): boolean {
  const wanted = canonicalJson(move?.transitions ?? []);
  return decisions.some(({ outcome, transitions }) => outcome === 'applied' && canonicalJson(transitions) === wanted);
}

function replay(machine: Machine, way: readonly Move[]): Replayed[] | undefined {
  const steps: Replayed[] = [];
  let before: Snapshot | null = null;
  let now = storyStart;
  for (const move of way) {
    const { impulse } = move;
    const timer = impulse.type === 'timer' ? before?.timers.find(({ id }) => id === impulse.id) : undefined;
    now = Math.max(now, timer?.due ?? now);
    const decision = stepOf(machine, before, move, now);
    if (!decision || !wentAs([decision], move)) return undefined;
    steps.push({ move, before, decision, now });
    before = decision.snapshot;
  }
  return steps;
}

function stepOf(machine: Machine, before: Snapshot | null, { impulse, answers }: Move, now: number): Decision | undefined {
  const start = { type: 'start', order: 'simulated', data: {} } as const;
  const input = impulse.type === 'start' ? start : before && inputOf(impulse, before);
  if (!input) return undefined;
  return judged(machine, new Answers(machine.document, answers), () => decide(machine, before, input, now));
}

function linesOf(way: readonly Replayed[], times: readonly number[]): PlayLine[] {
  return way.flatMap(({ move, before }, index): PlayLine[] => {
    if (move.impulse.type === 'start' || !before) return [];
    const passes = (times[index] ?? 0) - (times[index - 1] ?? 0);
    const { answers } = move;
    if (move.impulse.type === 'timer') return [{ line: { advance: passes }, answers, move: index }];
    const pause: PlayLine[] = passes > 0 ? [{ line: { advance: passes }, move: null }] : [];
    return [...pause, { line: lineOf(move), answers, move: index }];
  });
}

function lineOf({ impulse }: Move): SimulationLine {
  if (impulse.type === 'event') return impulse.event;
  if (impulse.type !== 'reply') return { advance: 0 };
  return { reply: splitCall(impulse.call)[1], ok: impulse.ok, data: null };
}
