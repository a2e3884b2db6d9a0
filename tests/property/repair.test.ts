import { compile, type Machine } from '@orderloom/shared/compile';
import type { FlowDocument } from '@orderloom/shared/document';
import { timersOfState } from '@orderloom/shared/migrate';
import { activeStates, type Decision, decide, leafStates, type Repair, type Snapshot, type StepInput } from '@orderloom/shared/step';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument, eventNames } from './arbitrary-document.ts';

type Choice =
  | { readonly event: string }
  | { readonly move: readonly number[]; readonly actions: 'run' | 'skip'; readonly again: boolean }
  | { readonly other: number; readonly ok: boolean };

const choice: fc.Arbitrary<Choice> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ event: fc.constantFrom(...eventNames) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      move: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
      actions: fc.constantFrom('run' as const, 'skip' as const),
      again: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ other: fc.nat(), ok: fc.boolean() }) },
);

/** Any whole configuration, chosen child by child. */
function place(document: FlowDocument, id: string, picks: readonly number[], depth = 0): string[] {
  const children = Object.values(document.states).filter((state) => state.parent === id && state.kind !== 'history');
  const kind = document.states[id]?.kind;
  if (kind === 'parallel') return children.flatMap((child, index) => place(document, child.id, picks, depth + 1 + index));
  const child = kind === 'compound' ? children[(picks[depth % picks.length] ?? 0) % Math.max(1, children.length)] : undefined;
  return child ? place(document, child.id, picks, depth + 1) : [id];
}

function repairOf(document: FlowDocument, snapshot: Snapshot, one: Exclude<Choice, { event: string }>): Repair {
  if ('move' in one) return { type: 'move', states: place(document, document.root, one.move), actions: one.actions, again: one.again };
  const [timer] = snapshot.timers;
  const [call] = snapshot.calls;
  const repairs: Repair[] = [
    { type: 'edit', fields: { count: one.other % 7 }, settle: one.ok },
    { type: 'resume' },
    { type: one.ok ? 'retry-timer' : 'skip-timer', timer: timer?.id ?? '', arming: timer?.arming ?? 0 },
    { type: 'skip-effect', effect: call?.key ?? '', answer: call ? { type: 'reply', ok: one.ok, data: null } : null },
    { type: 'skip-effect', effect: call?.key ?? '', answer: { type: 'hang-up' } },
  ];
  return repairs[one.other % repairs.length] ?? { type: 'resume' };
}

const tried = (machine: Machine, snapshot: Snapshot | null, input: StepInput): Decision | undefined => {
  try {
    return decide(machine, snapshot, input, 1000);
  } catch {
    return undefined;
  }
};

const fromJson = (snapshot: Snapshot) => JSON.parse(JSON.stringify(snapshot)) as Snapshot;

function inputOf(document: FlowDocument, snapshot: Snapshot, one: Choice): StepInput {
  if ('event' in one) return { type: 'event', event: { type: one.event, amount: 2 } };
  return { type: 'repair', reason: 'r', repair: repairOf(document, snapshot, one) };
}

/** What is the same whether an order stayed in memory or came out of a database. */
const plain = (decision: Decision | undefined) => decision && { ...decision, snapshot: fromJson(decision.snapshot) };

test('[E4] repairs of random orders are told again by their inputs alone, and leave timers of active states only', () => {
  fc.assert(
    fc.property(arbitraryDocument, fc.array(choice, { maxLength: 8 }), (document, choices) => {
      const [compiled, again] = [compile(document), compile(document)];
      if (!compiled.ok || !again.ok) return;
      const started = tried(compiled.value, null, { type: 'start', order: 'o', data: {} })?.snapshot;
      choices.reduce((snapshot, one) => {
        if (!snapshot) return snapshot;
        const input = inputOf(document, snapshot, one);
        const decision = tried(compiled.value, snapshot, input);
        expect(plain(tried(again.value, fromJson(snapshot), input))).toEqual(plain(decision));
        if (decision) expectSound(document, decision);
        return decision?.snapshot ?? snapshot;
      }, started);
    }),
    { numRuns: 100 },
  );
});

function expectSound(document: FlowDocument, { snapshot }: Decision): void {
  const active = new Set([document.root, ...activeStates(snapshot.value)]);
  const delays = new Set([...active].flatMap((state) => timersOfState(document, state).map(({ id }) => id)));
  const ofStates = snapshot.timers.filter(({ id }) => id.startsWith('xstate.after.'));
  expect(ofStates.filter(({ id }) => !delays.has(id))).toEqual([]);
  expect(snapshot.calls.filter(({ state }) => !active.has(state))).toEqual([]);
  expect(new Set(snapshot.timers.map(({ arming }) => arming)).size).toBe(snapshot.timers.length);
  if (snapshot.status !== 'active') expect([snapshot.timers, snapshot.calls]).toEqual([[], []]);
}

/** The flow without what goes on by itself: an order rests exactly where it is put. */
function restful(document: FlowDocument): Machine | undefined {
  const waits = ({ trigger }: FlowDocument['transitions'][string]) =>
    trigger.type === 'after' || (trigger.type === 'event' && !trigger.event.includes('*'));
  const transitions = Object.fromEntries(Object.entries(document.transitions).filter(([, one]) => waits(one)));
  const compiled = compile({ ...document, transitions });
  return compiled.ok ? compiled.value : undefined;
}

test('a move puts an order exactly where it was told and arms every fixed delay there', () => {
  fc.assert(
    fc.property(arbitraryDocument, fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (document, picks) => {
      const machine = restful(document);
      const start = machine && tried(machine, null, { type: 'start', order: 'o', data: {} })?.snapshot;
      if (!machine || start?.status !== 'active') return;
      const states = place(document, document.root, picks);
      const repair = { type: 'move', states, actions: 'skip', again: true } as const;
      const decision = tried(machine, start, { type: 'repair', reason: 'r', repair });
      if (decision?.outcome === 'applied' && decision.snapshot.status === 'active') expectThere(machine, decision.snapshot, states);
    }),
    { numRuns: 100 },
  );
});

function expectThere({ document }: Machine, snapshot: Snapshot, states: readonly string[]): void {
  expect([...leafStates(snapshot.value)].sort()).toEqual([...states].sort());
  const armed = new Set(snapshot.timers.map(({ id }) => id));
  const delays = activeStates(snapshot.value).flatMap((state) => timersOfState(document, state));
  expect(delays.filter(({ id, fixed }) => fixed !== undefined && !armed.has(id))).toEqual([]);
}
