import { describe, expect, it } from 'vitest';
import { compile, type Machine } from '../compile/index.ts';
import { type FlowDocument, parseDocument } from '../document/index.ts';
import { type MigrationMapping, noMapping } from '../migrate/index.ts';
import { decide, type Snapshot, type StepInput } from '../step/index.ts';
import { kindsOf } from './fate.ts';
import { judgeOrder } from './judge-order.ts';
import type { RecordedOrder, RecordedStep } from './recorded-order.ts';
import { addTallies, emptyTally, tallyOf } from './tally.ts';
import { tellFate } from './tell-fate.ts';

const minute = 60_000;
const on = (event: string) => ({ type: 'event', event });
const limit = (ms: number) => ({ type: 'after', delay: { type: 'fixed', ms } });

interface Parts {
  readonly context?: object;
  readonly states?: Readonly<Record<string, object | null>>;
  readonly transitions?: Readonly<Record<string, object | null>>;
}

/** Waits for payment for 15 minutes, packs, and is done; with parts of it replaced, or taken out by null. */
function flow({ context, states = {}, transitions = {} }: Parts = {}): FlowDocument {
  const root = { kind: 'compound', parent: null, initial: 'waiting' };
  const leaf = (kind = 'atomic') => ({ kind, parent: 'root' });
  const allStates = { root, waiting: leaf(), packing: leaf(), done: leaf('final'), closed: leaf('final'), ...states };
  const allTransitions = {
    pay: { source: 'waiting', targets: ['packing'], trigger: on('pay') },
    unpaid: { source: 'waiting', targets: ['closed'], trigger: limit(15 * minute) },
    ship: { source: 'packing', targets: ['done'], trigger: on('ship') },
    ...transitions,
  };
  const rows = (table: object) =>
    Object.fromEntries(Object.entries(table).flatMap(([id, row]) => (row === null ? [] : [[id, { id, label: {}, ...row }]])));
  const event = { label: {}, senders: ['channel'], unacceptable: { policy: 'reject' } };
  const parsed = parseDocument({
    format: 'orderloom.flow',
    schemaVersion: 1,
    id: 'shop',
    name: {},
    root: 'root',
    context: context ?? { amount: { label: {}, type: { type: 'money' }, default: 0 } },
    events: { pay: event, ship: event },
    states: rows(allStates),
    transitions: rows(allTransitions),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function machineOf(document: FlowDocument): Machine {
  const machine = compile(document);
  if (!machine.ok) throw new Error(JSON.stringify(machine.error));
  return machine.value;
}

/** An order of the flow: what happened at which minute. */
function recorded(...events: readonly (readonly [string, number])[]): RecordedOrder {
  const machine = machineOf(flow());
  let snapshot: Snapshot | null = null;
  const steps: RecordedStep[] = [];
  const inputs: [StepInput, number][] = [
    [{ type: 'start', order: 'o1', data: { amount: 100 } }, 0],
    ...events.map(([type, at]): [StepInput, number] => [{ type: 'event', event: { type } }, at * minute]),
  ];
  for (const [input, at] of inputs) {
    const decision = decide(machine, snapshot, input, at);
    snapshot = decision.snapshot;
    const effects = decision.effects.map(({ key, action, request }) => ({ key, action, type: request.type }));
    steps.push({ ...decision, seq: steps.length + 1, at, input, effects });
  }
  if (!snapshot) throw new Error('nothing happened');
  return { snapshot, steps };
}

function judged(order: RecordedOrder, draft: FlowDocument, mapping: Partial<MigrationMapping> = {}, until = 12 * minute) {
  const source = machineOf(flow());
  return judgeOrder(order, { source, target: machineOf(draft), mapping: { ...noMapping, ...mapping }, until });
}

const waiting = recorded();
const packing = recorded(['pay', 10]);
const finished = recorded(['pay', 10], ['ship', 11]);

describe('what a draft would do to a recorded order', () => {
  it('lets a time limit of the draft run out before the payment that came in time', () => {
    const fate = judged(
      finished,
      flow({ transitions: { unpaid: { source: 'waiting', targets: ['closed'], trigger: limit(5 * minute) } } }),
    );
    expect(kindsOf(fate.reasons)).toEqual(['refused', 'differs']);
    expect(fate).toMatchObject({ before: ['done'], after: ['closed'], states: ['waiting'], transition: 'unpaid' });
    expect(fate.reasons).toEqual([
      { code: 'event-ignored', subject: 'pay' },
      { code: 'event-ignored', subject: 'ship' },
      { code: 'ends-elsewhere', subject: 'closed' },
    ]);
  });

  it('finds nothing in a longer limit for who paid in time', () => {
    const draft = flow({ transitions: { unpaid: { source: 'waiting', targets: ['closed'], trigger: limit(30 * minute) } } });
    for (const order of [waiting, packing, finished]) expect(judged(order, draft).reasons).toEqual([]);
  });

  it('takes an order that waits for a later limit for one that ends later, not for a stuck one', () => {
    const draft = flow({
      transitions: {
        ship: { source: 'packing', targets: ['closed'], trigger: limit(30 * minute) },
      },
    });
    expect(judged(finished, draft).reasons).toEqual([
      { code: 'event-rejected', subject: 'ship' },
      { code: 'ends-later', subject: 'packing' },
    ]);
  });

  it('tells of a limit that an order in flight would lose, once', () => {
    expect(judged(waiting, flow({ transitions: { unpaid: null } })).reasons).toEqual([{ code: 'timer-lost', subject: 'unpaid' }]);
  });

  it('tells of an event that is refused now, and of an order that would never end', () => {
    const { reasons } = judged(finished, flow({ transitions: { ship: { source: 'packing', targets: ['done'], trigger: on('pay') } } }));
    expect(kindsOf(reasons)).toEqual(['stuck', 'refused']);
    expect(reasons).toEqual([
      { code: 'event-rejected', subject: 'ship' },
      { code: 'unfinished', subject: 'packing' },
    ]);
  });

  it('tells of a state that is gone, until somebody says where it leads', () => {
    const draft = flow({
      states: { packing: null, picking: { kind: 'atomic', parent: 'root' } },
      transitions: {
        pay: { source: 'waiting', targets: ['picking'], trigger: on('pay') },
        ship: { source: 'picking', targets: ['done'], trigger: on('ship') },
      },
    });
    expect(judged(packing, draft)).toMatchObject({ states: ['packing'], reasons: [{ code: 'undecided', detail: 'state-unmapped' }] });
    expect(judged(packing, draft, { states: { packing: 'picking' } }).reasons).toEqual([]);
    expect(judged(finished, draft).reasons).toEqual([]);
  });

  it('tells of an order that could not be created', () => {
    const { reasons } = judged(finished, flow({ context: { amount: { label: {}, type: { type: 'text' }, default: '' } } }));
    expect(reasons).toEqual([{ code: 'start-refused', subject: 'start' }]);
  });

  it('does not guess what an answer would have been', () => {
    const call = { id: 'stamp', label: {}, action: { id: 'a1', type: 'send-http', params: { url: 'https://label.test' } } };
    const draft = flow({
      states: { packing: { kind: 'atomic', parent: 'root', calls: [call] } },
      transitions: { ship: { source: 'packing', targets: ['done'], trigger: { type: 'reply', call: 'stamp', outcome: 'done' } } },
    });
    expect(kindsOf(judged(finished, draft).reasons)).toContain('unknown');
  });

  it('sums up by kind, state and transition, in pieces as in one', () => {
    const draft = flow({ transitions: { unpaid: { source: 'waiting', targets: ['closed'], trigger: limit(5 * minute) } } });
    const fates = [waiting, packing, finished].map((order) => ({ fate: judged(order, draft), inFlight: order.snapshot.status !== 'done' }));
    const whole = tallyOf(fates);
    expect(whole).toMatchObject({ orders: 3, inFlight: 2, kinds: { differs: 3 }, transitions: { unpaid: { before: 0, after: 3 } } });
    expect(whole.states.closed).toEqual({ before: 0, after: 3, concerned: 0 });
    const pieces = fates.map((one) => tallyOf([one])).reduce(addTallies, emptyTally);
    expect({ ...pieces, reasons: [] }).toEqual({ ...whole, reasons: [] });
  });

  it('says each reason in both languages', () => {
    const document = flow();
    const { message } = tellFate({ code: 'timer-lost', subject: 'unpaid' }, document, document);
    expect(message).toEqual({ zh: '会失去时限“unpaid”。', en: 'Loses the time limit "unpaid".' });
  });
});
