// Looks at everywhere an order can come to, whatever its data. Owns: which inputs and which answers to conditions are tried, and when to stop.
// Does not own: what an input does to an order; that is `decide`, over the machine that `compile` gives.
import type { Machine } from '../compile/machine.ts';
import { type Answer, Answers } from '../simulate/answers.ts';
import { type OwnFields, ownFields } from '../simulate/own-fields.ts';
import { activeStates, type Decision, decide, judged, leafStates, type Snapshot, type StepInput } from '../step/index.ts';
import { storyStart } from '../stories/play-story.ts';
import type { Configuration, Cut, Graph, Impulse, Move } from './graph.ts';
import { type Alphabet, alphabetOf, impulsesAt, inputOf } from './impulses.ts';
import { joinCall, meaningsOf } from './meanings.ts';
import { type WhatMoves, whatMoves } from './what-moves.ts';

export interface Bounds {
  /** Configurations after which the search stops. */
  readonly configurations: number;
  /** Inputs decided after which it stops: its time. */
  readonly steps: number;
  /** Leaves out what an impulse that is not of interest would do. */
  readonly only?: (impulse: Impulse, at: Configuration) => boolean;
  /** Called now and then with the number of configurations so far. */
  readonly onProgress?: (configurations: number) => void;
}

/** Ways to answer the conditions of one input after which the others are left out. */
const mostAnswers = 64;

/** Goes everywhere an order can go, nearest first. Never throws: an input at which the drawing fails leads nowhere. */
export function explore(machine: Machine, bounds: Bounds): Graph {
  return new Exploration(machine, bounds).run();
}

class Exploration {
  private readonly configurations: Configuration[] = [];
  private readonly known = new Map<string, Configuration>();
  private readonly moves: Move[][] = [];
  private readonly alphabet: Alphabet;
  private readonly counting: WhatMoves;
  private readonly own: OwnFields;
  private readonly machine: Machine;
  private readonly bounds: Bounds;
  private steps = 0;
  private cut: Cut | null = null;

  constructor(machine: Machine, bounds: Bounds) {
    this.machine = machine;
    this.bounds = bounds;
    this.alphabet = alphabetOf(machine.document);
    this.counting = whatMoves(machine.document);
    this.own = ownFields(machine.document);
  }

  run(): Graph {
    const starts = this.tried(undefined, { type: 'start' });
    // The list grows while it is gone through.
    for (const at of this.configurations) {
      if (this.spent(at)) break;
      this.moves[at.index] = this.impulses(at).flatMap((impulse) => this.tried(at, impulse));
      at.expanded = true;
      if (at.index % 256 === 255) this.bounds.onProgress?.(this.configurations.length);
    }
    const moves = this.configurations.map(({ index }) => this.moves[index] ?? []);
    return { configurations: this.configurations, starts, moves, steps: this.steps, cut: this.cut };
  }

  private impulses(at: Configuration): Impulse[] {
    if (at.snapshot.status !== 'active') return [];
    const { only } = this.bounds;
    const all = impulsesAt(this.alphabet, at).filter((impulse) => impulse.type !== 'reply' || this.counting.calls.has(impulse.call));
    return only ? all.filter((impulse) => only(impulse, at)) : all;
  }

  private spent(at: Configuration): boolean {
    if (this.configurations.length > this.bounds.configurations) this.stop('configurations', at);
    else if (this.steps > this.bounds.steps) this.stop('steps', at);
    else return false;
    return true;
  }

  private stop(reason: Cut['reason'], at: Configuration | undefined): void {
    this.cut = { reason, configurations: this.configurations.length, state: at?.leaves[0] };
  }

  /** Everything one impulse can lead to, one move for each way the conditions can come out. */
  private tried(at: Configuration | undefined, impulse: Impulse): Move[] {
    const moves: Move[] = [];
    const open: (readonly Answer[])[] = [[]];
    for (let tries = 0; ; tries += 1) {
      const listed = open.pop();
      if (!listed) return moves;
      if (tries === mostAnswers) {
        this.stop('answers', at);
        return moves;
      }
      const answers = new Answers(this.machine.document, listed, true);
      const step = this.decided(at, impulse, answers);
      open.push(...others(answers.given, listed.length));
      if (step && !answers.contradict()) moves.push(this.moved(at, impulse, answers.given, step));
    }
  }

  /** The step, unless the drawing did not take it; what is parked now can as well come later. */
  private decided(at: Configuration | undefined, impulse: Impulse, answers: Answers): { decision: Decision; now: number } | undefined {
    this.steps += 1;
    const [before, input, now] = this.inputFor(at, impulse);
    if (!input) return undefined;
    try {
      const decision = judged(this.machine, answers, () => decide(this.machine, before, input, now));
      const heard = decision.outcome === 'ignored' && this.machine.run.accepted === true;
      return decision.outcome === 'applied' || heard ? { decision, now } : undefined;
    } catch {
      return undefined;
    }
  }

  private inputFor(at: Configuration | undefined, impulse: Impulse): [Snapshot | null, StepInput | undefined, number] {
    if (impulse.type === 'start' || !at) return [null, { type: 'start', order: 'explored', data: {} }, storyStart];
    const timer = impulse.type === 'timer' ? at.snapshot.timers.find(({ id }) => id === impulse.id) : undefined;
    return [at.snapshot, inputOf(impulse, at.snapshot), Math.max(at.now, timer?.due ?? at.now)];
  }

  private moved(
    at: Configuration | undefined,
    impulse: Impulse,
    answers: readonly Answer[],
    { decision, now }: { decision: Decision; now: number },
  ): Move {
    const armed = decision.armed.filter(({ id }) => this.counting.timers.has(id));
    const rearmed = new Set(armed.map(({ id }) => id));
    const to = this.meet(at, decision.snapshot, now, rearmed);
    return {
      from: at?.index ?? -1,
      to: to.index,
      impulse,
      answers: [...answers],
      transitions: decision.transitions,
      entered: decision.entered,
      meanings: meaningsOf(this.machine.document, impulse, decision),
      rearmed,
    };
  }

  private meet(from: Configuration | undefined, snapshot: Snapshot, now: number, rearmed: ReadonlySet<string>): Configuration {
    const standing = new Map(snapshot.timers.map(({ id, due }) => [id, due]));
    const kept = (from?.armed ?? []).map((group) => group.filter((id) => standing.has(id) && !rearmed.has(id)));
    const armed = [...kept, [...rearmed].filter((id) => standing.has(id))].filter((group) => group.length > 0);
    const leaves = leafStates(snapshot.value);
    const key = JSON.stringify([
      snapshot.status,
      [...leaves].sort(),
      snapshot.history,
      snapshot.calls
        .map(({ state, call }) => joinCall(state, call))
        .filter((call) => this.counting.calls.has(call))
        .sort(),
      armed,
      [...this.own.asked].map((field) => snapshot.context[field]),
      ...(snapshot.paused ? [snapshot.paused.map(({ id }) => id).sort()] : []),
    ]);
    const known = this.known.get(key);
    if (known) return known;
    const spans = new Map(
      [...standing].map(([id, due]): [string, number] => [id, rearmed.has(id) ? due - now : (from?.spans.get(id) ?? due - now)]),
    );
    const index = this.configurations.length;
    const met: Configuration = { index, snapshot, now, active: activeStates(snapshot.value), leaves, armed, spans, expanded: false };
    this.known.set(key, met);
    this.configurations.push(met);
    return met;
  }
}

/** The ways to answer that part from one at an answer after the first few; the last of the list is tried first. */
function others(given: readonly Answer[], from: number): (readonly Answer[])[] {
  return given.flatMap((answer, index) => (index < from ? [] : [[...given.slice(0, index), { ...answer, holds: false }]])).reverse();
}
