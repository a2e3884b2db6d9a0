import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile } from '../compile/compile.ts';
import { createSimulation, type Simulation, type SimulationLine } from '../simulate/index.ts';
import { leafStates } from '../step/index.ts';
import { drawFlow, http, note, setField } from '../testing/index.ts';
import { explore, prove } from './index.ts';

const bounds = { configurations: 2000, steps: 20_000 };
const guard = fc.constantFrom(
  undefined,
  'amount > 100',
  '!(amount > 100)',
  'stage == "late"',
  'stage == "late" || vip',
  'amount > 5000 && vip',
);
const quiet = [
  setField('stage', '"late"'),
  setField('stage', '"early"'),
  setField('amount', 'amount + 3000'),
  setField('vip', 'amount > 50'),
  setField('told', 'now'),
  note('told'),
];
const actions = fc.array(fc.constantFrom(...quiet), { maxLength: 2 });
const reading = fc.array(fc.constantFrom(...quiet, setField('amount', 'event.amount')), { maxLength: 2 });
const exit = (to: fc.Arbitrary<string>, done = actions) => fc.record({ to, if: guard, do: done }, { requiredKeys: ['to'] });

/** A region of three states, with eventless ways that wait for data, limits, reminders, and a call whose answer may or may not move it. */
function region(prefix: string) {
  const to = fc.constantFrom(`${prefix}0`, `${prefix}1`, `${prefix}2`);
  const inner = fc.record(
    {
      on: fc.dictionary(fc.constantFrom('pay', 'ship', 'stop'), fc.oneof(exit(to, reading), fc.record({ if: guard, do: reading })), {
        maxKeys: 2,
      }),
      after: fc.dictionary(fc.constantFrom('10m', '2h'), fc.oneof(exit(to), fc.record({ do: actions })), { maxKeys: 1 }),
      always: fc.record({ to, if: fc.constantFrom('amount > 5000', 'stage == "late"', 'vip && stage == "early"') }),
      calls: fc.record({
        ask: fc.record({ action: fc.constant(http('https://e.example.com')), done: fc.oneof(exit(to), fc.record({ do: actions })) }),
      }),
    },
    { requiredKeys: ['on'] },
  );
  return fc.record({ [`${prefix}0`]: inner, [`${prefix}1`]: inner, [`${prefix}2`]: fc.constant({ final: true }) });
}

const machines = fc.tuple(region('a'), region('b')).map(([a, b]) => {
  const money = { payload: { amount: 'money' } } as const;
  const drawn = drawFlow({
    fields: { amount: 'money', vip: 'boolean', told: 'instant', stage: { type: { type: 'text' }, default: 'early' } },
    events: { pay: money, ship: money, stop: money },
    states: { both: { parallel: true, states: { left: { states: a }, right: { states: b } }, done: 'end' }, end: { final: true } } as never,
  });
  const machine = compile(drawn);
  if (!machine.ok) throw new Error(machine.error[0]?.message.en);
  return machine.value;
});

const line = fc.oneof(
  fc.record({ type: fc.constantFrom('pay', 'ship', 'stop'), amount: fc.constantFrom(0, 80, 200, 9000) }),
  fc.record({ advance: fc.constantFrom(60_000, 600_000, 7_200_000) }),
  fc.record({ reply: fc.constant('ask'), ok: fc.constant(true), data: fc.constant(null) }),
);

function stands({ snapshot }: Simulation): string {
  return `${snapshot.status} ${[...leafStates(snapshot.value)].sort().join(' ')}`;
}

it('no order ever comes to where it is not looked', () => {
  fc.assert(
    fc.property(machines, fc.array(line, { maxLength: 12 }), fc.boolean(), (machine, lines, vip) => {
      const graph = explore(machine, bounds);
      fc.pre(graph.cut === null);
      const known = new Set(graph.configurations.map(({ snapshot, leaves }) => `${snapshot.status} ${[...leaves].sort().join(' ')}`));
      let order = started(machine, vip);
      for (const one of order ? lines : []) {
        if (order?.snapshot.status !== 'active') break;
        order = order.apply(one as SimulationLine).simulation;
        if (order.steps.at(-1)?.problems.some(({ code }) => code === 'simulate.failed')) break;
        expect(known).toContain(stands(order));
      }
    }),
    { numRuns: 100 },
  );
});

/** An order with its first data; undefined when the drawing goes in circles with it. */
function started(machine: Parameters<typeof explore>[0], vip: boolean): Simulation | undefined {
  try {
    return createSimulation(machine, { now: 0, data: { vip } });
  } catch {
    return undefined;
  }
}

it('every finding is played step by step by what runs orders', () => {
  fc.assert(
    fc.property(machines, (machine) => {
      for (const { way } of prove(machine, bounds).findings) {
        if (!way) continue;
        const begun = createSimulation(machine, { now: way.now, data: way.data, ...(way.answers ? { answers: way.answers } : {}) });
        const ended = way.lines.reduce((now, { line: given, answers }) => now.apply(given, answers ?? undefined).simulation, begun);
        expect([...leafStates(ended.snapshot.value)].sort()).toEqual([...(way.steps.at(-1)?.states ?? [])].sort());
      }
    }),
    { numRuns: 40 },
  );
});
