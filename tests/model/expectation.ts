import type { JournalRow, SubmitResult } from '@orderloom/runtime/testing';
import { expect } from 'vitest';
import { type House, tenant } from './house.ts';
import { Tally, type TallyEvent, type TallyInput } from './tally.ts';

type Result = SubmitResult['results'][number];

/** One message of the channel; told again, it says the same. */
export interface Message {
  readonly number: string;
  readonly id: string;
  readonly event: TallyEvent;
}

interface Applied {
  readonly order: string;
  readonly seq: number;
  readonly outcome: string;
}

/** What was not taken may be tried again under the same id; everything else happens once. */
const mayComeAgain = new Set(['rejected', 'failed', 'unknown']);
const channel = 'web';

/** What is known from outside about the orders, and what it ought to have come to. */
export class Expectation {
  readonly messages = new Map<string, Message>();
  /** Sent, and not answered before the machine stopped. */
  readonly unanswered = new Map<string, Message>();
  readonly tallies = new Map<string, Tally>();
  readonly factors = new Map([[1, 1]]);
  active = 1;
  /** Quotes that were ever asked for. */
  readonly calls: string[] = [];
  private readonly applied = new Map<string, Applied>();
  private readonly answers: { readonly mark: string; readonly result: Result }[] = [];
  private readonly lastAnswered = new Map<string, number>();

  /** Everything that is stored, held against everything that was told. */
  check(house: House): void {
    const { store } = house;
    const orders = store.queries.orders(tenant, { limit: 200 }).items;
    expect(orders.length).toBeGreaterThanOrEqual(this.tallies.size);
    for (const { id } of orders) {
      const rows = journalOf(house, id);
      const tally = this.tallies.get(id) ?? this.begun(id, rows[0]);
      for (const row of rows.slice(tally.seq)) this.fold(house, tally, row);
      this.tallies.set(id, tally);
      this.compare(house, tally);
    }
    this.checkAnswers();
    expect(store.engine.dueTimers(house.time.now(), 5)).toEqual([]);
    expect(house.strayAttempts).toEqual([]);
    const known = new Set([...this.tallies.values()].flatMap(({ effects }) => [...effects.keys()]));
    expect([...house.outside.asked.keys()].filter((key) => !known.has(key))).toEqual([]);
    this.compareCounts(house);
  }

  /** A message was answered, after everything that was answered before it was sent. */
  answered(message: Message, result: Result, before: number): void {
    this.unanswered.delete(message.event.mark);
    this.answers.push({ mark: message.event.mark, result });
    if (result.seq > 0 && result.outcome !== 'duplicate') expect(result.seq, 'the order of answers').toBeGreaterThan(before);
    this.lastAnswered.set(message.number, Math.max(this.answeredOf(message.number), result.seq));
  }

  /** The last step of an order that somebody was told of. */
  answeredOf(number: string): number {
    return this.lastAnswered.get(number) ?? 0;
  }

  private begun(order: string, row: JournalRow | undefined): Tally {
    expect(row).toMatchObject({ seq: 1, outcome: 'applied', input: { type: 'start' } });
    return new Tally(order, this.active, row?.at ?? 0);
  }

  private fold(house: House, tally: Tally, row: JournalRow): void {
    const input = inputOf(row);
    const where = `order ${tally.order}, step ${row.seq}: ${JSON.stringify(row.input)}`;
    expect(row.seq, where).toBe(tally.seq + 1);
    if (input.type === 'moved') expect(input.from, where).toBe(tally.version);
    if (input.type === 'timer') {
      const due = tally.timers.get(input.arming)?.due ?? Number.POSITIVE_INFINITY;
      const disturbed = house.disturbed.some(({ from, until }) => from <= row.at && row.at <= until && row.at >= due);
      if (!disturbed) expect([due, ...house.starts.filter((start) => start >= due)], where).toContain(row.at);
    }
    const outcome = tally.take(input, row.at, (version) => this.factors.get(version) ?? 0);
    expect(row.outcome, where).toBe(outcome);
    if (tally.call !== undefined && !this.calls.includes(tally.call)) this.calls.push(tally.call);
    if (input.type !== 'event' || input.event.mark === '' || mayComeAgain.has(outcome)) return;
    expect(this.applied.get(input.event.mark), `${where} was applied before`).toBeUndefined();
    this.applied.set(input.event.mark, { order: tally.order, seq: row.seq, outcome });
  }

  private compare(house: House, tally: Tally): void {
    const { order } = tally;
    const record = house.store.queries.order(tenant, order);
    const timers = [...tally.timers].map(([arming, timer]) => ({ arming, ...timer })).sort((a, b) => a.arming - b.arming);
    const byArming = (rows: readonly { id: string; due: number; arming: number }[] = []) =>
      rows.map(({ id, due, arming }) => ({ arming, id, due })).sort((a, b) => a.arming - b.arming);
    expect(
      {
        version: record?.version,
        status: record?.status,
        snapshot: record?.snapshot,
        armed: byArming(record?.snapshot.timers),
        stored: byArming(record?.timers),
        inMemory: house.engine.snapshot(tenant, order),
      },
      `order ${order}`,
    ).toMatchObject({
      version: tally.version,
      status: tally.state === 'closed' ? 'done' : 'active',
      snapshot: {
        seq: tally.seq,
        value: tally.state,
        context: { total: tally.total, answered: tally.answered, refused: tally.refused, lost: tally.lost },
        calls: tally.call === undefined ? [] : [{ key: tally.call, state: 'asking', call: 'quote' }],
        deferred: tally.parked.map(({ event, arming }) => ({ event, arming })),
        armings: tally.armings,
      },
      armed: timers,
      stored: timers,
      inMemory: record?.snapshot ?? {},
    });
    const outbox = house.store.queries.outbox(tenant, { order, limit: 200 }).items;
    const waitedFor = outbox.filter(({ key }) => key === tally.call).map(({ status }) => status);
    expect(['', 'pending', 'delivering'], `the call of ${order}`).toContain(waitedFor[0] ?? '');
    const bodies = outbox.map(({ key, request }) => [key, 'body' in request ? request.body : null] as const);
    expect(new Map(bodies.sort(byKey)), `effects of ${order}`).toEqual(new Map([...tally.effects].sort(byKey)));
  }

  private checkAnswers(): void {
    for (const { mark, result } of this.answers.splice(0)) {
      const applied = this.applied.get(mark);
      if (mayComeAgain.has(result.outcome)) continue;
      expect(applied, `${mark} was answered with ${result.outcome}`).toBeDefined();
      expect([result.order, result.seq], mark).toEqual([applied?.order, applied?.seq]);
      if (result.outcome !== 'duplicate') expect(result.outcome, mark).toBe(applied?.outcome);
    }
  }

  private compareCounts(house: House): void {
    const tallies = [...this.tallies.values()];
    const done = tallies.filter(({ state }) => state === 'closed').length;
    const armed = tallies.reduce((sum, { timers }) => sum + timers.size, 0);
    expect(house.store.queries.counts(tenant)).toMatchObject({
      orders: { active: tallies.length - done, done, error: 0 },
      timers: { armed, failed: 0 },
    });
  }
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}

function journalOf(house: House, order: string): readonly JournalRow[] {
  const rows: JournalRow[] = [];
  let cursor: string | undefined;
  do {
    const page = house.store.queries.journal(tenant, order, { limit: 200, cursor });
    rows.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

function inputOf({ input }: JournalRow): TallyInput {
  switch (input.type) {
    case 'event':
      return { type: 'event', event: { n: 0, mark: '', ...input.event } as TallyEvent };
    case 'set':
      return { type: 'set', total: Number(input.fields.total) };
    case 'repair':
      if (input.repair.type === 'edit') return { type: 'set', total: Number(input.repair.fields.total) };
      throw new Error(`nobody asked for ${JSON.stringify(input)}`);
    case 'migrate':
    case 'revert':
      return { type: 'moved', from: input.from, to: input.to };
    case 'timer':
    case 'reply':
    case 'resume':
      return input;
    case 'import':
    case 'start':
      throw new Error('an order begins once');
  }
}

/** A delivery of the channel, as intake hands it to the engine. */
export function submissionOf({ number, id, event }: Message) {
  return {
    tenant,
    source: channel,
    actor: `channel:${channel}`,
    delivery: { deliveryId: id, receivedAt: 1, headers: {}, body: Buffer.from('{}') },
    commands: [
      {
        type: 'external',
        channel,
        externalId: number,
        input: { type: 'event', event: { ...event } },
        orCreate: { flow: 'tally', data: {} },
      },
    ],
  } as const;
}
