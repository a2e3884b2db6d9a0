import { compile, type Machine } from '@orderloom/shared/compile';
import type { FlowDocument } from '@orderloom/shared/document';
import { formats } from '@orderloom/shared/exchange';
import { activeStates, type Decision, decide, nextTimer, type Snapshot, type StepInput } from '@orderloom/shared/step';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument, eventNames } from './arbitrary-document.ts';
import { UninterruptedActor } from './uninterrupted-actor.ts';

type Move = { readonly event: string; readonly amount: number | null } | { readonly advance: number } | { readonly reply: boolean };

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ event: fc.constantFrom(...eventNames, 'unlisted'), amount: fc.option(fc.integer({ min: 0, max: 3 })) }),
  },
  { weight: 2, arbitrary: fc.record({ advance: fc.integer({ min: 1, max: 4000 }) }) },
  { weight: 1, arbitrary: fc.record({ reply: fc.boolean() }) },
);

/** An order whose snapshot goes through JSON before every single input, and whose timers are data. */
class DurableOrder {
  now = 0;
  snapshot: Snapshot;
  private ran: string[] = [];
  private readonly machine: Machine;

  constructor(machine: Machine) {
    this.machine = machine;
    this.snapshot = this.note(decide(machine, null, { type: 'start', order: 'o1', data: {} }, 0));
  }

  decide(input: StepInput): void {
    const restored = JSON.parse(JSON.stringify(this.snapshot)) as Snapshot;
    this.snapshot = this.note(decide(this.machine, restored, input, this.now));
  }

  /** What is to be compared. */
  look() {
    return { active: activeStates(this.snapshot.value).sort(), status: this.snapshot.status, actions: this.ran.splice(0) };
  }

  private note(decision: Decision): Snapshot {
    this.ran.push(...decision.actions.map((action) => action.name));
    return decision.snapshot;
  }
}

/** Both go the same way; ends where the drawing itself fails, which then has to fail in both. */
function walk(document: FlowDocument, machine: Machine, moves: readonly Move[]): void {
  const written = formats.get('xstate-json')?.write?.(document);
  if (!written?.ok) throw new Error('not written');
  const actor = new UninterruptedActor(document, written.value);
  const order = started(machine);
  actor.start();
  if (!order) {
    expect(actor.look().status).toBe('error');
    return;
  }
  if (goesRound(actor)) return;
  expect(actor.look()).toEqual(order.look());
  for (const next of moves) {
    if (order.snapshot.status !== 'active' || !step(order, actor, next)) return;
  }
}

/** Eventless circles end where nothing changes; XState takes a child actor started anew for a change. */
function goesRound(actor: UninterruptedActor): boolean {
  return actor.failure.includes('Infinite loop');
}

function started(machine: Machine): DurableOrder | undefined {
  try {
    return new DurableOrder(machine);
  } catch {
    return undefined;
  }
}

function step(order: DurableOrder, actor: UninterruptedActor, next: Move): boolean {
  if ('advance' in next) return advance(order, actor, order.now + next.advance);
  if ('event' in next) {
    const event = { type: next.event, ...(next.amount === null ? {} : { amount: next.amount }) };
    return both(order, actor, { type: 'event', event }, () => actor.send(event));
  }
  const open = order.snapshot.calls[0];
  if (!open) return true;
  const input: StepInput = { type: 'reply', call: open.key, ok: next.reply, data: null };
  return both(order, actor, input, () => actor.send({ type: `xstate.${next.reply ? 'done' : 'error'}.actor.${open.call}` }));
}

/** Timers fire one by one, each at its own instant. */
function advance(order: DurableOrder, actor: UninterruptedActor, end: number): boolean {
  for (let fired = 0; fired < 200; fired += 1) {
    const timer = nextTimer(order.snapshot);
    if (!timer || timer.due > end) {
      order.now = end;
      expect(actor.fireNext(end)).toBe(false);
      return true;
    }
    order.now = Math.max(order.now, timer.due);
    if (!both(order, actor, { type: 'timer', id: timer.id, arming: timer.arming }, () => actor.fireNext(end))) return false;
    if (order.snapshot.status !== 'active') return false;
  }
  return false;
}

function both(order: DurableOrder, actor: UninterruptedActor, input: StepInput, act: () => void): boolean {
  let poisoned = false;
  try {
    order.decide(input);
  } catch {
    poisoned = true;
  }
  act();
  if (poisoned) {
    expect(actor.look().status).toBe('error');
    return false;
  }
  if (goesRound(actor)) return false;
  expect(actor.look()).toEqual(order.look());
  return !limitHadTwice(order);
}

/** By a shallow history a state can be entered again without being left. XState then forgets the first of its two timeouts when it leaves. */
function limitHadTwice({ snapshot }: DurableOrder): boolean {
  return new Set(snapshot.timers.map((timer) => timer.id)).size < snapshot.timers.length;
}

test('an order restored from JSON before every input behaves as an XState actor that never stopped', () => {
  fc.assert(
    fc.property(arbitraryDocument, fc.array(move, { minLength: 3, maxLength: 14 }), (document, moves) => {
      // By the behaviour that is XState's own.
      const machine = compile(document, 1);
      expect(machine.ok ? [] : machine.error).toEqual([]);
      if (machine.ok) walk(document, machine.value, moves);
    }),
    { numRuns: 150 },
  );
});
