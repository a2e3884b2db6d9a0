// What a draft would have made of an order that was recorded. The inputs of the journal go through `decide` once more; time limits of the
// draft that nobody recorded run out by themselves. Pure: the same recording and draft give the same answer.
import { leafStates } from '../step/active-states.ts';
import { decide } from '../step/decide.ts';
import type { ArmedTimer, Decision, Snapshot, StepInput } from '../step/types.ts';
import { callsByAction, createJourney, type Journey } from './journey.ts';
import type { BackTestQuestion, Parting, RecordedOrder, RecordedStep, Rerun, RerunTrouble } from './recorded-order.ts';
import { isSameTimer, mappedState, translateInput } from './translate-input.ts';

/** Time limits that run out one after the other without anything from outside; more is a circle. */
const mostFirings = 500;

/** Takes one recorded order through the draft. */
export function rerunOrder({ steps }: RecordedOrder, question: BackTestQuestion): Rerun {
  const journey = createJourney(callsByAction(question.source.document));
  const going = new Going(question, journey);
  for (const step of steps) {
    going.runOut(step.at - 1);
    // What failed then changed nothing; whoever sent it tried again.
    if (step.outcome !== 'failed') going.take(step);
    journey.pass(step);
    if (going.ended) break;
  }
  going.runOut(question.until);
  return going;
}

/** One order on its way through the draft. */
class Going implements Rerun {
  snapshot: Snapshot | null = null;
  parting: Parting | undefined;
  ended = false;
  readonly transitions: string[] = [];
  readonly effects = new Map<string, number>();
  troubles: RerunTrouble[] = [];
  private clock = 0;
  private firings = 0;
  private readonly question: BackTestQuestion;
  private readonly journey: Journey;

  constructor(question: BackTestQuestion, journey: Journey) {
    this.question = question;
    this.journey = journey;
  }

  /** Time limits of the draft that the recording does not have run out when they are due. */
  runOut(until: number): void {
    for (let timer = this.ownTimer(until); timer && !this.ended; timer = this.ownTimer(until)) {
      this.firings += 1;
      if (this.firings > mostFirings) {
        this.tell('endless', timer.id);
        this.ended = true;
        return;
      }
      this.fire(timer);
    }
  }

  take(recorded: RecordedStep): void {
    const { input, gone } = translateInput(recorded.input, this.question, this.snapshot, this.journey);
    const states = leafStates(recorded.from ?? recorded.to);
    if (gone !== undefined) this.lose(gone, recorded);
    if (!input) {
      if (recorded.transitions.length > 0) this.part(states, recorded.transitions[0]);
      return;
    }
    const decision = this.step(input, recorded.at);
    if (!decision) {
      this.part(states, recorded.transitions[0]);
      return;
    }
    const refused = refusal(recorded, decision);
    if (refused) this.tell(refused, subjectOf(recorded.input));
    if (refused || partsHere(recorded, decision, this.question)) this.part(states, firstApart(recorded, decision));
  }

  private lose(state: string, recorded: RecordedStep): void {
    this.tell('place-gone', state);
    this.part(leafStates(recorded.to), undefined);
    if (this.snapshot === null) this.ended = true;
  }

  private fire(timer: ArmedTimer): void {
    const before = this.snapshot;
    if (!before) return;
    const decision = this.step({ type: 'timer', id: timer.id, arming: timer.arming }, timer.due);
    // What failed would fail for ever.
    if (!decision) this.snapshot = { ...before, timers: before.timers.filter((one) => one !== timer) };
    this.part(leafStates(before.value), decision?.transitions[0]);
  }

  private step(input: StepInput, at: number): Decision | undefined {
    this.clock = Math.max(this.clock, at);
    const before = this.snapshot;
    try {
      const decision = decide(this.question.target, before, input, this.clock);
      this.transitions.push(...decision.transitions);
      for (const { type, text } of decision.notes) if (type === 'deferred-applied') this.unpark(text);
      for (const { request } of decision.effects) this.effects.set(request.type, (this.effects.get(request.type) ?? 0) + 1);
      this.snapshot = before && decision.snapshot === before ? { ...before, seq: before.seq + 1 } : decision.snapshot;
      return decision;
    } catch {
      this.ended = before === null;
      this.tell(this.ended ? 'start-refused' : 'step-failed', subjectOf(input));
      return undefined;
    }
  }

  private tell(code: RerunTrouble['code'], subject: string): void {
    if (!this.troubles.some((one) => one.code === code && one.subject === subject)) this.troubles.push({ code, subject });
  }

  /** It was used after all. */
  private unpark(event: string): void {
    this.troubles = this.troubles.filter(({ code, subject }) => code !== 'event-parked' || subject !== event);
  }

  private part(states: readonly string[], transition: string | undefined): void {
    this.parting ??= { states, transition };
  }

  /** The first time limit to run out that is the draft's alone. */
  private ownTimer(until: number): ArmedTimer | undefined {
    if (this.snapshot?.status !== 'active') return undefined;
    let first: ArmedTimer | undefined;
    for (const timer of this.snapshot.timers) {
      if (timer.due <= until && (!first || timer.due < first.due) && !this.isRecorded(timer)) first = timer;
    }
    return first;
  }

  private isRecorded(timer: ArmedTimer): boolean {
    return [...this.journey.timers.values()].some((recorded) => isSameTimer(recorded, timer));
  }
}

function partsHere(recorded: RecordedStep, decision: Decision, { mapping }: BackTestQuestion): boolean {
  if (recorded.transitions.join() !== decision.transitions.join()) return true;
  const stood = leafStates(recorded.to).map((state) => mappedState(mapping, state));
  const stands = new Set<string | null>(leafStates(decision.to));
  return stood.length !== stands.size || stood.some((state) => !stands.has(state));
}

function refusal(recorded: RecordedStep, { outcome }: Decision): RerunTrouble['code'] | undefined {
  if (recorded.input.type !== 'event' || (recorded.outcome !== 'applied' && recorded.outcome !== 'deferred')) return undefined;
  if (outcome === 'rejected') return 'event-rejected';
  if (outcome === 'deferred' && recorded.outcome === 'applied') return 'event-parked';
  return outcome === 'ignored' || outcome === 'void' ? 'event-ignored' : undefined;
}

function firstApart(recorded: RecordedStep, { transitions }: Decision): string | undefined {
  const index = recorded.transitions.findIndex((id, at) => transitions[at] !== id);
  return recorded.transitions[index] ?? transitions[recorded.transitions.length] ?? recorded.transitions[0];
}

function subjectOf(input: StepInput): string {
  if (input.type === 'event') return input.event.type;
  return input.type === 'timer' ? input.id : input.type;
}
