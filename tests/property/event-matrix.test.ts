import { compile, type Machine } from '@orderloom/shared/compile';
import type { FlowDocument } from '@orderloom/shared/document';
import { cellOf } from '@orderloom/shared/matrix';
import { type Decision, decide, leafStates, type Snapshot, type StepInput } from '@orderloom/shared/step';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument, eventNames } from './arbitrary-document.ts';

const policies = [{ policy: 'reject' }, { policy: 'ignore' }, { policy: 'defer', limit: 1000 }] as const;
const outcomes = { reject: 'rejected', ignore: 'ignored', defer: 'deferred' } as const;
const events = fc.array(fc.record({ type: fc.constantFrom(...eventNames), amount: fc.nat(4) }), { minLength: 3, maxLength: 10 });

/** A document whose events are refused, passed over and kept by turns. */
const drawn = fc.tuple(arbitraryDocument, fc.nat(2)).map(
  ([document, turn]): FlowDocument => ({
    ...document,
    events: Object.fromEntries(
      Object.entries(document.events).map(([name, event], index) => [
        name,
        { ...event, unacceptable: policies[(index + turn) % 3] ?? policies[0] },
      ]),
    ),
  }),
);

/** What comes of an input; nothing where the drawing itself fails: an endless loop, data that does not fit. */
function decided(machine: Machine, before: Snapshot | null, input: StepInput): Decision | undefined {
  try {
    const decision = decide(machine, before, input, 0);
    return decision.snapshot.status === 'error' ? undefined : decision;
  } catch {
    return undefined;
  }
}

/** The cells of everywhere the order stands against what became of the event. */
function agree(document: FlowDocument, before: Snapshot, event: string, { outcome, transitions }: Decision): void {
  const leaves = leafStates(before.value);
  const cells = (leaves.length === 0 ? [document.root] : leaves).map((leaf) => cellOf(document, event, leaf));
  const takers = new Set(cells.flatMap((cell) => cell.takers.map(({ transition }) => transition.id)));
  const always = cells.some(({ otherwise }) => otherwise === null);
  const policy = document.events[event]?.unacceptable.policy ?? 'ignore';
  // What is taken and changes nothing counts as passed over; what is passed over may still let eventless transitions go on.
  if (always) expect(['applied', 'ignored']).toContain(outcome);
  else if (takers.size === 0 && policy !== 'ignore') expect(outcome).toBe(outcomes[policy]);
  else if (outcome === 'applied') expect(policy === 'ignore' || transitions.some((id) => takers.has(id))).toBe(true);
  else expect(['ignored', outcomes[policy]]).toContain(outcome);
}

test('every cell says what the step does with the event', () => {
  let compared = 0;
  fc.assert(
    fc.property(drawn, events, (document, sent) => {
      const machine = compile(document);
      let before = machine.ok ? decided(machine.value, null, { type: 'start', order: 'o', data: {} })?.snapshot : undefined;
      for (const event of sent) {
        if (!machine.ok || before?.status !== 'active') return;
        const decision = decided(machine.value, before, { type: 'event', event });
        if (!decision) return;
        agree(document, before, event.type, decision);
        compared += 1;
        before = decision.snapshot;
      }
    }),
    { numRuns: 200 },
  );
  expect(compared).toBeGreaterThan(100);
});
