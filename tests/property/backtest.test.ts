import { type BackTestQuestion, judgeOrder, type RecordedOrder, type RecordedStep } from '@orderloom/shared/backtest';
import { compile, type Machine } from '@orderloom/shared/compile';
import { noMapping } from '@orderloom/shared/migrate';
import { decide, nextTimer, type Snapshot, type StepInput } from '@orderloom/shared/step';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument, eventNames } from './arbitrary-document.ts';

type Move = { readonly event: string } | { readonly advance: number; readonly late: number } | { readonly reply: boolean };
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ event: fc.constantFrom(...eventNames, 'unlisted') }) },
  { weight: 2, arbitrary: fc.record({ advance: fc.integer({ min: 1, max: 4000 }), late: fc.integer({ min: 0, max: 900 }) }) },
  { weight: 1, arbitrary: fc.record({ reply: fc.boolean() }) },
);

/** An order with its journal, kept as the engine keeps one: with what was refused, and with what failed. */
class Recording {
  readonly steps: RecordedStep[] = [];
  snapshot: Snapshot;
  now = 1000;
  private readonly machine: Machine;

  constructor(machine: Machine) {
    this.machine = machine;
    const input: StepInput = { type: 'start', order: 'o1', data: {} };
    const decision = decide(machine, null, input, this.now);
    this.steps.push({ seq: 1, at: this.now, input, ...decision, effects: asKept(decision.effects) });
    this.snapshot = decision.snapshot;
  }

  take(input: StepInput): boolean {
    const { snapshot, now } = this;
    const seq = snapshot.seq + 1;
    try {
      const decision = decide(this.machine, snapshot, input, now);
      this.snapshot = decision.snapshot === snapshot ? { ...snapshot, seq } : decision.snapshot;
      this.steps.push({ seq, at: now, input, ...decision, effects: asKept(decision.effects) });
      return true;
    } catch {
      const { value } = snapshot;
      const nothing = { transitions: [], entered: [], effects: [], armed: [], cancelled: [] };
      this.steps.push({ ...nothing, seq, at: now, input, outcome: 'failed', from: value, to: value });
      this.snapshot = { ...snapshot, seq };
      return false;
    }
  }

  move(one: Move): void {
    if ('event' in one) this.take({ type: 'event', event: { type: one.event, amount: 2 } });
    else if ('reply' in one) {
      const [call] = this.snapshot.calls;
      if (call) this.take({ type: 'reply', call: call.key, ok: one.reply, data: null });
    } else {
      this.now += one.advance;
      this.fire(this.now - one.late);
    }
  }

  /** Timers are swept late, some of them after what came in meanwhile. */
  private fire(until: number): void {
    for (let turns = 0; turns < 30; turns += 1) {
      const timer = nextTimer(this.snapshot);
      if (!timer || timer.due > until || !this.take({ type: 'timer', id: timer.id, arming: timer.arming })) return;
    }
  }
}

function asKept(effects: readonly { readonly key: string; readonly action: string; readonly request: { readonly type: string } }[]) {
  return effects.map(({ key, action, request }) => ({ key, action, type: request.type }));
}

function recorded(machine: Machine, way: readonly Move[]): RecordedOrder | undefined {
  try {
    const recording = new Recording(machine);
    for (const one of way) recording.move(one);
    const { snapshot, steps } = recording;
    return JSON.parse(JSON.stringify({ snapshot, steps })) as RecordedOrder;
  } catch {
    return undefined;
  }
}

test('a draft that changes nothing changes nothing for any order', () => {
  fc.assert(
    fc.property(arbitraryDocument, fc.array(move, { maxLength: 10 }), (document, way) => {
      const [source, target] = [compile(document), compile(document)];
      if (!source.ok || !target.ok) return;
      const order = recorded(source.value, way);
      if (!order) return;
      const question: BackTestQuestion = { source: source.value, target: target.value, mapping: noMapping, until: 1e12 };

      const fate = judgeOrder(order, question);

      expect(fate.reasons).toEqual([]);
      expect(fate.wouldTake).toEqual(fate.taken);
      expect(fate.after).toEqual(fate.before);
    }),
    { numRuns: 60 },
  );
});
