import { expect, it } from 'vitest';
import { compile } from '../compile/index.ts';
import type { Leg } from '../order/index.ts';
import { action, drawFlow } from '../testing/index.ts';
import { decide, leafStates, type Snapshot } from './index.ts';

const region = (kind: string) => ({
  states: {
    [`${kind}_idle`]: {
      on: { [`leg.${kind}`]: `${kind}_going` },
      always: { to: `${kind}_none`, if: `size(legs) > 0 && !hasLeg(legs, "${kind}")` },
    },
    [`${kind}_going`]: {
      on: {
        [`${kind}.delivered`]: { to: `${kind}_done`, do: [action('mark-leg', { leg: kind, status: 'done' })] },
        [`${kind}.cancelled`]: { to: `${kind}_done`, do: [action('mark-leg', { leg: kind, status: 'cancelled' })] },
      },
    },
    [`${kind}_done`]: { final: true },
    [`${kind}_none`]: { final: true },
  },
});

/** Splits what was ordered, runs a region for each leg, and joins when all that was not cancelled is there, or after two hours. */
const flow = drawFlow({
  fields: { amount: 'money', lines: 'json', legs: { type: { type: 'json' }, default: [] }, due: 'instant' },
  states: {
    fulfilling: {
      parallel: true,
      on: { split: { do: [action('split-legs')] } },
      states: { flash: region('flash'), freight: region('freight'), pickup: region('pickup') },
      done: [{ to: 'complete', if: 'legsDone(legs, "not-cancelled")' }, 'closed'],
    },
    complete: { final: true },
    closed: { final: true },
  },
});
const compiled = compile(flow);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
const machine = compiled.value;

const lines = [
  { id: '1', sku: 'LAMP', quantity: 1, amount: 100, leg: 'flash' },
  { id: '2', sku: 'SOFA', quantity: 1, amount: 900, leg: 'freight' },
];

function play(...events: readonly string[]): Snapshot {
  let { snapshot } = decide(machine, null, { type: 'start', order: 'o', data: { amount: 1001, lines } }, 0);
  for (const [index, type] of events.entries()) {
    const decision = decide(machine, snapshot, { type: 'event', event: { type } }, index + 1);
    expect(decision.outcome).toBe('applied');
    snapshot = JSON.parse(JSON.stringify(decision.snapshot)) as Snapshot;
  }
  return snapshot;
}

const legs = (snapshot: Snapshot) => (snapshot.context.legs as unknown as readonly Leg[]).map((leg) => [leg.kind, leg.amount, leg.status]);

it('starts the region of each leg there is, and skips the others', () => {
  const split = play('split');
  expect(leafStates(split.value)).toEqual(['flash_going', 'freight_going', 'pickup_none']);
  expect(legs(split)).toEqual([
    ['flash', 100, 'pending'],
    ['freight', 901, 'pending'],
  ]);
});

it('joins when all that was not cancelled is there', () => {
  const one = play('split', 'flash.delivered');
  expect(one.status).toBe('active');
  const both = play('split', 'flash.delivered', 'freight.cancelled');
  expect([leafStates(both.value), legs(both)]).toEqual([
    ['complete'],
    [
      ['flash', 100, 'done'],
      ['freight', 901, 'cancelled'],
    ],
  ]);
  expect(leafStates(play('split', 'flash.cancelled', 'freight.cancelled').value)).toEqual(['closed']);
});
