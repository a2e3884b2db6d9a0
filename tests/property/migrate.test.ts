import { compile, type Machine } from '@orderloom/shared/compile';
import type { FlowDocument } from '@orderloom/shared/document';
import { MigrationMapping, noMapping } from '@orderloom/shared/migrate';
import {
  acceptableEvents,
  activeStates,
  decide,
  keptOf,
  leafStates,
  nextTimer,
  type Snapshot,
  type StepInput,
} from '@orderloom/shared/step';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument, eventNames } from './arbitrary-document.ts';

type Move = { readonly event: string } | { readonly advance: number } | { readonly reply: boolean };
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ event: fc.constantFrom(...eventNames) }) },
  { weight: 2, arbitrary: fc.record({ advance: fc.integer({ min: 1, max: 4000 }) }) },
  { weight: 1, arbitrary: fc.record({ reply: fc.boolean() }) },
);
const moves = fc.array(move, { maxLength: 8 });

/** An order after some moves, as it comes out of a database; undefined where the drawing itself fails. */
function walked(machine: Machine, way: readonly Move[]): { snapshot: Snapshot; now: number } | undefined {
  try {
    const { snapshot } = decide(machine, null, { type: 'start', order: 'o1', data: {} }, 0);
    const end = way.reduce((order, one) => moveOn(machine, order, one), { snapshot, now: 0 });
    return { ...end, snapshot: JSON.parse(JSON.stringify(end.snapshot)) as Snapshot };
  } catch {
    return undefined;
  }
}

function moveOn(machine: Machine, { snapshot, now }: { snapshot: Snapshot; now: number }, one: Move) {
  const step = (before: Snapshot, input: StepInput, at: number) => decide(machine, before, input, at).snapshot;
  if ('event' in one) return { snapshot: step(snapshot, { type: 'event', event: { type: one.event, amount: 2 } }, now), now };
  if ('reply' in one) {
    const [call] = snapshot.calls;
    return { snapshot: call ? step(snapshot, { type: 'reply', call: call.key, ok: one.reply, data: null }, now) : snapshot, now };
  }
  const end = now + one.advance;
  let order = snapshot;
  for (let turns = 0; turns < 50; turns += 1) {
    const timer = nextTimer(order);
    if (!timer || timer.due > end) break;
    order = step(order, { type: 'timer', id: timer.id, arming: timer.arming }, end);
  }
  return { snapshot: order, now: end };
}

function machineOf(document: FlowDocument): Machine | undefined {
  const machine = compile(document);
  return machine.ok ? machine.value : undefined;
}

const input = (mapping: MigrationMapping) => ({ type: 'migrate', run: 'r', from: 1, to: 2, mapping, since: {} }) as const;

/** A rule that begins a time limit anew does so whether or not anything has changed. */
function withoutResumeRules(document: FlowDocument): FlowDocument {
  const kept = Object.values(document.transitions).map((transition) => {
    if (transition.trigger.type !== 'after') return transition;
    const { resume: _resume, ...trigger } = transition.trigger;
    return { ...transition, trigger };
  });
  return { ...document, transitions: Object.fromEntries(kept.map((transition) => [transition.id, transition])) };
}

test('a move between identical versions changes nothing', () => {
  fc.assert(
    fc.property(arbitraryDocument, moves, (drawn, way) => {
      const document = withoutResumeRules(drawn);
      const [source, target] = [machineOf(document), machineOf(document)];
      const order = source && walked(source, way);
      if (!source || !target || !order || order.snapshot.status === 'done') return;
      const { snapshot, now } = order;

      const decision = decide(target, snapshot, input(noMapping), now, source);

      expect([decision.outcome, decision.problems]).toEqual(['applied', []]);
      expect(decision).toMatchObject({ transitions: [], entered: [], changes: [], effects: [], armed: [], cancelled: [] });
      expect(decision.snapshot).toEqual({ ...snapshot, seq: snapshot.seq + 1 });
    }),
    { numRuns: 60 },
  );
});

interface Edit {
  readonly dropState: number;
  readonly dropTransition: number;
  readonly delay: number;
  readonly rule: 'keep' | 'rebase' | 'rearm' | undefined;
  readonly to: readonly number[];
  readonly choices: boolean;
}
const edit: fc.Arbitrary<Edit> = fc.record({
  dropState: fc.nat(),
  dropTransition: fc.nat(),
  delay: fc.integer({ min: 1, max: 9000 }),
  rule: fc.constantFrom('keep', 'rebase', 'rearm', undefined),
  to: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  choices: fc.boolean(),
});

/** Another version: a state gone with its transitions, one transition gone, other delays with a resume rule. */
function edited(document: FlowDocument, { dropState, dropTransition, delay, rule }: Edit): FlowDocument {
  const leaves = Object.values(document.states).filter((state) => state.kind === 'atomic' && state.parent !== null);
  const gone = leaves[dropState % Math.max(1, leaves.length)]?.id;
  const initial = Object.values(document.states).some((state) => state.initial === gone);
  const states = Object.fromEntries(Object.entries(document.states).filter(([id]) => id !== gone || initial));
  const rows = Object.values(document.transitions).filter((one) => states[one.source] && one.targets.every((target) => states[target]));
  const kept = rows.filter((_one, index) => index !== dropTransition % Math.max(1, rows.length));
  const transitions = kept.map((one) =>
    one.trigger.type === 'after'
      ? { ...one, trigger: { type: 'after', delay: { type: 'fixed', ms: delay }, ...(rule ? { resume: rule } : {}) } as const }
      : one,
  );
  return { ...document, states, transitions: Object.fromEntries(transitions.map((one) => [one.id, one])) };
}

/** Every state that may be asked for gets an answer, by chance. */
function decided(source: FlowDocument, target: FlowDocument, { to, choices }: Edit): MigrationMapping {
  const leaves = Object.values(target.states).filter(({ kind }) => kind === 'atomic');
  const pick = (index: number) => leaves[(to[index % to.length] ?? 0) % Math.max(1, leaves.length)]?.id ?? null;
  const missing = Object.keys(source.states).filter((id) => !target.states[id]);
  const calls = (document: FlowDocument, choice: string) =>
    Object.values(document.states).flatMap((state) => state.calls.map((call) => [`${state.id}.${call.id}`, choice]));
  return MigrationMapping.parse({
    states: Object.fromEntries(missing.map((id, index) => [id, pick(index)])),
    ...(choices ? { lostCalls: Object.fromEntries(calls(source, 'hang-up')), newCalls: Object.fromEntries(calls(target, 'open')) } : {}),
  });
}

test('what has moved is a valid order of its new version, and can be put back as it was', () => {
  let moved = 0;
  fc.assert(
    fc.property(arbitraryDocument, moves, edit, (document, way, change) => {
      const other = edited(document, change);
      const [source, target] = [machineOf(document), machineOf(other)];
      const order = source && walked(source, way);
      if (!source || !target || !order || order.snapshot.status === 'done') return;
      const { snapshot, now } = order;
      const at = now + 10;

      const decision = decide(target, snapshot, input(decided(document, other, change)), at, source);

      if (decision.outcome === 'rejected') {
        expect(decision.snapshot).toBe(snapshot);
        expect(decision.problems.length).toBeGreaterThan(0);
        return;
      }
      moved += 1;
      expectValid(target, decision.snapshot, at);
      const { snapshot: back } = decide(
        source,
        decision.snapshot,
        { type: 'revert', run: 'r', from: 2, to: 1, before: keptOf(snapshot) },
        at,
      );
      if (decision.transitions.length === 0) expect(comparable(back)).toEqual(comparable(snapshot));
    }),
    { numRuns: 250 },
  );
  expect(moved).toBeGreaterThan(20);
});

/** Every region is where it says, and waits for nothing that the states it is in do not ask for. */
function expectValid(machine: Machine, snapshot: Snapshot, now: number): void {
  const again = JSON.parse(JSON.stringify(snapshot)) as Snapshot;
  acceptableEvents(machine, again, now);
  const set = decide(machine, again, { type: 'set', fields: {} }, now).snapshot;
  expect(leafStates(set.value)).toEqual(leafStates(snapshot.value));
  const active = [machine.document.root, ...activeStates(snapshot.value)];
  for (const timer of [...snapshot.timers, ...(snapshot.suspended ?? [])]) {
    const state = /^xstate\.after\.(?:.+)\.([^.]+)$/.exec(timer.id)?.[1];
    if (state !== undefined) expect(active).toContain(state);
  }
  expect(new Set(snapshot.timers.map(({ arming }) => arming)).size).toBe(snapshot.timers.length);
  for (const call of snapshot.calls) {
    expect(active).toContain(call.state);
    expect(machine.document.states[call.state]?.calls.map(({ id }) => id)).toContain(call.call);
  }
}

/** Apart from the count of steps and armings. */
function comparable({ seq: _seq, armings: _armings, ...snapshot }: Snapshot) {
  const timers = (list: Snapshot['timers'] = []) => list.map(({ arming: _arming, ...timer }) => JSON.stringify(timer)).sort();
  const deferred = snapshot.deferred.map(({ arming: _arming, ...parked }) => parked);
  return { ...snapshot, timers: timers(snapshot.timers), suspended: timers(snapshot.suspended), deferred };
}
