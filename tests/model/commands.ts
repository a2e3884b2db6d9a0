import { noMapping } from '@orderloom/shared/migrate';
import fc from 'fast-check';
import { type Expectation, type Message, submissionOf } from './expectation.ts';
import { type House, tenant } from './house.ts';
import type { Death } from './mortal-store.ts';
import type { Mood } from './outside.ts';
import { askingFor, flowId, openFor, parkedFor, tallyFlow } from './tally-flow.ts';

type Act = (expectation: Expectation, house: House) => Promise<void>;

/** One thing that happens, while the machine may stop at any commit; whatever it was, everything is checked after it. */
class Happening implements fc.AsyncCommand<Expectation, House> {
  private readonly text: string;
  private readonly act: Act;
  private readonly death: Death | undefined;

  constructor(text: string, act: Act, death?: Death) {
    this.text = death ? `${text} [${death.at} commit ${death.commits}]` : text;
    this.act = act;
    this.death = death;
  }

  check(): boolean {
    return true;
  }

  async run(expectation: Expectation, house: House): Promise<void> {
    const began = house.time.now();
    house.dieAt(this.death);
    await this.act(expectation, house);
    await house.time.settled();
    house.dieAt(undefined);
    await house.reviveIfDead();
    if (this.death?.at === 'full-disk') await house.calmDown(began);
    await house.time.settled();
    expectation.check(house);
  }

  toString(): string {
    return this.text;
  }
}

const numbers = ['A', 'B', 'C'];
const death: fc.Arbitrary<Death | undefined> = fc.option(
  fc.record({ commits: fc.integer({ min: 1, max: 6 }), at: fc.constantFrom('before', 'after', 'full-disk' as const) }),
  {
    nil: undefined,
    freq: 3,
  },
);
const span = fc.oneof(fc.integer({ min: 0, max: openFor * 2 }), fc.constantFrom(openFor, askingFor, parkedFor));
const message = fc.record({
  number: fc.constantFrom(...numbers),
  id: fc.nat(30),
  type: fc.constantFrom('add', 'add', 'add', 'ask', 'ask', 'close', 'divide', 'unheard-of'),
  n: fc.constantFrom(0, 1, 5),
  twice: fc.boolean(),
});

type Drawn = typeof message extends fc.Arbitrary<infer T> ? T : never;
const messages = fc.array(message, { minLength: 1, maxLength: 6 });
const textOf = (drawn: readonly Drawn[]) =>
  drawn.map(({ number, id, type, n, twice }) => `${number}/${id} ${type} ${n}${twice ? ' twice' : ''}`).join(', ');

/** Sends them all at once; one that was sent before says what it said then. */
function sendAll(expectation: Expectation, house: House, drawn: readonly Drawn[]): Promise<unknown> {
  const sent = drawn.flatMap(({ number, id, type, n, twice }) => {
    const mark = `${number}/${id}`;
    const known = expectation.messages.get(mark) ?? { number, id: `d${id}`, event: { type, n, mark } };
    expectation.messages.set(mark, known);
    return twice ? [known, known] : [known];
  });
  return Promise.all(sent.map((one) => send(expectation, house, one)));
}

/** Messages come together, out of their order, twice; time may pass meanwhile. */
const deliver = fc.tuple(messages, fc.option(span, { nil: 0 }), death).map(([drawn, ms, stop]) => {
  const act: Act = async (expectation, house) => {
    await Promise.all([sendAll(expectation, house, drawn), house.time.advance(ms)]);
  };
  return new Happening(`deliver ${textOf(drawn)}${ms > 0 ? ` while ${ms} ms pass` : ''}`, act, stop);
});

/** Messages come at the very instant at which a timer is due. */
const collide = fc.tuple(messages, death).map(([drawn, stop]) => {
  const act: Act = async (expectation, house) => {
    const ms = Math.max(0, (house.store.engine.nextTimerDue() ?? 0) - house.time.now());
    let sending: Promise<unknown> = Promise.resolve();
    house.time.after(ms, () => {
      sending = sendAll(expectation, house, drawn);
    });
    await house.time.advance(ms);
    await sending;
  };
  return new Happening(`deliver ${textOf(drawn)} when the next timer is due`, act, stop);
});

const sendAgain = death.map((stop) => new Happening('send again what was not answered', resend, stop));

export async function resend(expectation: Expectation, house: House): Promise<void> {
  await Promise.all([...expectation.unanswered.values()].map((one) => send(expectation, house, one)));
}

async function send(expectation: Expectation, house: House, one: Message): Promise<void> {
  const before = expectation.answeredOf(one.number);
  expectation.unanswered.set(one.event.mark, one);
  const told = await answered(house.engine.submit(submissionOf(one)));
  const [result] = told?.results ?? [];
  if (result) expectation.answered(one, result, before);
}

/** Undefined when the machine stopped before it could say anything. */
async function answered<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch {
    return undefined;
  }
}

const pass = fc.tuple(span, death).map(([ms, stop]) => new Happening(`${ms} ms pass`, (_, house) => house.time.advance(ms), stop));

const mood = fc.constantFrom<Mood[]>('ok', 'ok', 'refuses', 'fails', 'is-late').map(
  (next) =>
    new Happening(`the outside ${next}`, async (_, house) => {
      house.outside.mood = next;
    }),
);

const late = fc
  .tuple(fc.constantFrom<Mood[]>('ok', 'refuses', 'fails'), death)
  .map(([next, stop]) => new Happening(`late answers: ${next}`, async (_, house) => house.outside.release(next), stop));

/** A person, or a receiver that calls back by itself, gives a reply: the first one, a second one, or one that nobody waits for. */
const reply = fc.tuple(fc.nat(), fc.boolean(), death).map(([which, ok, stop]) => {
  const act: Act = async ({ calls }, house) => {
    const call = calls[which % Math.max(1, calls.length)];
    const order = call?.split(':')[0];
    if (call === undefined || order === undefined) return;
    const input = { type: 'reply', call, ok, data: null } as const;
    await answered(house.engine.submit({ tenant, source: 'api', actor: 'person:ann', commands: [{ type: 'order', order, input }] }));
  };
  return new Happening(`reply ${which} by hand: ${ok}`, act, stop);
});

const byHand = fc
  .tuple(fc.nat(), fc.constantFrom('set', 'resume', 'repair' as const), fc.integer({ min: 0, max: 99 }), death)
  .map(([which, kind, total, stop]) => {
    const act: Act = async ({ tallies }, house) => {
      const order = [...tallies.keys()][which % Math.max(1, tallies.size)];
      if (order === undefined) return;
      const actor = 'person:ann';
      if (kind === 'repair') {
        const seq = tallies.get(order)?.seq ?? 0;
        const repair = { type: 'edit', fields: { total }, settle: true } as const;
        await answered(house.engine.repair(tenant, { order, actor, seq, reason: 'counted again', repair }));
        return;
      }
      const input = kind === 'set' ? ({ type: 'set', fields: { total } } as const) : ({ type: 'resume' } as const);
      await answered(house.engine.submit({ tenant, source: 'api', actor, commands: [{ type: 'order', order, input }] }));
    };
    return new Happening(`${kind} by hand, order ${which}, ${total}`, act, stop);
  });

const publish = fc.integer({ min: 2, max: 4 }).map(
  (factor) =>
    new Happening(`publish a factor of ${factor}`, async (expectation, { store }) => {
      const revision = store.flows.get(tenant, flowId)?.revision ?? 0;
      const saved = store.flows.saveDraft(tenant, flowId, revision, tallyFlow(factor));
      if (saved.type !== 'saved') throw new Error(saved.type);
      const published = store.flows.publish(tenant, flowId, { revision: saved.flow.revision, note: '', by: 'test' });
      expectation.active = (published.type === 'saved' ? published.flow.version : null) ?? 0;
      expectation.factors.set(expectation.active, factor);
    }),
);

const rollBack = fc.nat().map(
  (which) =>
    new Happening(`roll back or forward to version ${which}`, async (expectation, { store }) => {
      const version = 1 + (which % expectation.factors.size);
      store.releases.change(tenant, flowId, { type: 'activate', version }, 'test');
      expectation.active = version;
    }),
);

const migrate = fc.tuple(fc.nat(), fc.nat(), death).map(([from, to, stop]) => {
  const act: Act = async (expectation, house) => {
    const count = expectation.factors.size;
    const [source, target] = [1 + (from % count), 1 + (to % count)];
    const run = { type: 'start', flow: flowId, sources: [source], target, mapping: noMapping, accept: [], by: 'person:ann' } as const;
    await answered(house.engine.migrate(tenant, run));
  };
  return new Happening(`move orders from version ${from} to ${to}`, act, stop);
});

const revert = fc.tuple(fc.constantFrom('revert', 'stop', 'continue' as const), death).map(([type, stop]) => {
  const act: Act = async (_, house) => {
    const [last] = house.store.migrations.list(tenant, flowId, 1);
    if (last) await answered(house.engine.migrate(tenant, { type, id: last.id }));
  };
  return new Happening(`${type} the last move`, act, stop);
});

const crash = fc.constant(new Happening('the machine stops', (_, house) => house.crash()));
const restart = fc.constant(new Happening('an orderly restart', (_, house) => house.restart()));

/** What may happen; what happens most comes first, and more than once. */
export const happenings = [
  ...[deliver, deliver, deliver, collide, collide, pass, pass],
  ...[sendAgain, mood, late, reply, byHand, publish, rollBack, migrate, revert, crash, restart],
];
