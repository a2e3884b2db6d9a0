import { canonicalJson } from '@orderloom/shared/base';
import { describe, expect, test } from 'vitest';
import { importMachine, type Observed, RecordedOrder } from './adapter.ts';
import { type Expected, type RecordedMachine, recordedMachines } from './corpus.ts';
import { exceptions } from './manifest.ts';

const recorded = recordedMachines();

function scriptsOf(machine: RecordedMachine) {
  return machine.scripts ?? [{ name: 'recorded', initial: { value: machine.initialValue ?? '' }, steps: machine.steps ?? [] }];
}

/** Only what was recorded is compared. */
function difference(seen: Observed, expected: Expected, before: Observed | undefined): string | undefined {
  const pairs: (readonly [string, unknown, unknown])[] = [
    ['value', seen.value, expected.value],
    ['status', seen.status, expected.status ?? seen.status],
    ['actions', seen.actions, expected.actions ?? seen.actions],
    ['tags', seen.tags, expected.tags ?? (expected.status === undefined ? seen.tags : [])],
    ['output', seen.output ?? null, expected.output ?? (expected.status === undefined ? seen.output : null) ?? null],
    [
      'changed',
      before && canonicalJson(before.value) !== canonicalJson(seen.value),
      expected.changed ?? (before && canonicalJson(before.value) !== canonicalJson(seen.value)),
    ],
  ];
  const wrong = pairs.find(([, got, wanted]) => canonicalJson(got ?? null) !== canonicalJson(wanted ?? null));
  return wrong && `${wrong[0]}: expected ${JSON.stringify(wrong[2])}, got ${JSON.stringify(wrong[1])}`;
}

function play(machine: RecordedMachine): void {
  const compiled = importMachine(machine);
  for (const script of scriptsOf(machine)) {
    const order = new RecordedOrder(compiled, script.initial.guards ?? {});
    let seen = order.observe();
    expect(difference(seen, script.initial, undefined), `${script.name}, start`).toBeUndefined();
    script.steps.forEach((step, index) => {
      const before = seen;
      seen = order.step(step);
      expect(difference(seen, step, before), `${script.name}, step ${index} ${JSON.stringify(step.event ?? step)}`).toBeUndefined();
    });
  }
}

/** The recorded machines are not part of this repository; where they are missing this says so. */
test.skipIf(recorded.length > 0)('no recorded machines beside the checkout: conformance is not checked here', (context) => context.skip());

describe.skipIf(recorded.length === 0)('machines recorded from XState, brought in and played with a restored snapshot', () => {
  test.each(recorded.filter(({ file }) => !exceptions[file]).map(({ file, machine }) => [file, machine] as const))('%s', (_file, machine) =>
    play(machine),
  );

  test.each(recorded.filter(({ file }) => exceptions[file]).map(({ file, machine }) => [file, machine] as const))(
    '%s is an exception still needed',
    (_file, machine) => {
      expect(() => play(machine)).toThrow();
    },
  );

  test('every exception names a recorded machine', () => {
    expect(Object.keys(exceptions).filter((file) => !recorded.some((one) => one.file === file))).toEqual([]);
  });
});
