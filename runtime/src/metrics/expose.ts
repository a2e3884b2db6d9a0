import { AsyncLocalStorage } from 'node:async_hooks';
import { collectDefaultMetrics, type MetricType, type MetricValue, Registry } from 'prom-client';
import type { Capped } from '../store/index.ts';
import { attemptOutcomes, stepOutcomes } from './engine-numbers.ts';
import { countOf, type HistogramFigures } from './histogram.ts';
import type { Figures, Monitor } from './monitor.ts';

type Labels = Readonly<Record<string, string>>;
type Value = MetricValue<string> & { readonly metricName?: string };
type Reading = (figures: Figures) => readonly Value[];

export interface Exposition {
  readonly contentType: string;
  /** Of the whole process; of one tenant, what tells nothing of the others. */
  text(tenant?: string): Promise<string>;
}

/** The text Prometheus reads. What the engine counted by itself is taken over as it is; the library writes it and adds the process's own. */
export function exposeFigures(monitor: Pick<Monitor, 'figures'>, version: string, synchronous: string): Exposition {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  // Two may ask at once, and not see the same.
  const asked = new AsyncLocalStorage<Figures>();

  function add(name: string, type: `${MetricType}`, help: string, read: Reading): void {
    const get = async () => {
      const figures = asked.getStore();
      return { name, help, type, values: figures ? [...read(figures)] : [], aggregator: 'sum' };
    };
    // What the registry needs of a metric is its name and its reading.
    registry.registerMetric({ name, help, type, get } as never);
  }

  add('orderloom_build_info', 'gauge', 'The version that runs, and how durable its commits are; always 1', () => [
    one(1, { version, synchronous, node: process.version }),
  ]);
  addEngine(add);
  addStore(add);
  addProcess(add);

  return {
    contentType: registry.contentType,
    async text(tenant) {
      const figures = await monitor.figures();
      return asked.run(tenant === undefined ? figures : figuresOf(figures, tenant), () => registry.metrics());
    },
  };
}

/** Attempts are counted by destination alone: where there are several tenants, they are told to none. */
function figuresOf(figures: Figures, tenant: string): Figures {
  const isOwn = (row: { readonly tenant: string }) => row.tenant === tenant;
  const { store, engine } = figures;
  const alone = store.tenants.every(isOwn);
  return {
    ...figures,
    store: { ...store, tenants: store.tenants.filter(isOwn), destinations: store.destinations.filter(isOwn) },
    engine: { ...engine, inbox: engine.inbox.filter(isOwn), attempts: alone ? engine.attempts : [] },
  };
}

type Add = (name: string, type: 'counter' | 'gauge' | 'histogram', help: string, read: Reading) => void;

function addEngine(add: Add): void {
  add('orderloom_steps_total', 'counter', 'Steps of orders by outcome', ({ engine }) =>
    stepOutcomes.map((outcome) => one(engine.steps[outcome], { outcome })),
  );
  add('orderloom_commit_batch_size', 'histogram', 'Jobs that shared one commit', ({ engine }) =>
    buckets('orderloom_commit_batch_size', engine.batchSize),
  );
  add('orderloom_commit_seconds', 'histogram', 'From the begin of a transaction until it was durable', ({ engine }) =>
    buckets('orderloom_commit_seconds', engine.commitSeconds),
  );
  add('orderloom_commit_failures_total', 'counter', 'Commits that did not become durable', ({ engine }) => [one(engine.commitFailures)]);
  add('orderloom_commit_failing', 'gauge', '1 while the last commit failed', ({ engine }) => [one(engine.commitTrouble ? 1 : 0)]);
  add('orderloom_queue_length', 'gauge', 'Work that waits for a commit', ({ engine }) => [one(engine.queue.waiting)]);
  add('orderloom_queue_limit', 'gauge', 'Where more work is refused', ({ engine }) => [one(engine.queue.limit)]);
  add('orderloom_queue_refusals_total', 'counter', 'Work refused because too much waited', ({ engine }) => [one(engine.refused)]);
  add('orderloom_timers_total', 'counter', 'Due timers by what became of them', ({ engine }) => [
    one(engine.timersFired, { outcome: 'fired' }),
    one(engine.timersFailed, { outcome: 'failed' }),
  ]);
  add('orderloom_timer_lateness_seconds', 'histogram', 'From the due instant of a timer until it was applied', ({ engine }) =>
    buckets('orderloom_timer_lateness_seconds', engine.lateSeconds),
  );
  add('orderloom_effect_attempts_total', 'counter', 'Attempts to send an effect by destination and outcome', ({ engine }) =>
    engine.attempts.flatMap(({ destination, outcomes }) =>
      attemptOutcomes.map((outcome) => one(outcomes[outcome], { destination, outcome })),
    ),
  );
  add('orderloom_effect_attempt_seconds', 'histogram', 'How long attempts took by destination', ({ engine }) =>
    engine.attempts.flatMap(({ destination, seconds }) => buckets('orderloom_effect_attempt_seconds', seconds, { destination })),
  );
  add('orderloom_inbox_deliveries_total', 'counter', 'Deliveries kept by channel and outcome', ({ engine }) =>
    engine.inbox.map(({ tenant, channel, outcome, deliveries }) => one(deliveries, { tenant, channel, outcome })),
  );
  add('orderloom_cache_requests_total', 'counter', 'Orders asked for by whether they were in memory', ({ engine }) => [
    one(engine.cache.hits, { result: 'hit' }),
    one(engine.cache.misses, { result: 'miss' }),
  ]);
  add('orderloom_cache_bytes', 'gauge', 'Memory the orders at hand take', ({ engine }) => [one(engine.cacheBytes)]);
}

function addStore(add: Add): void {
  const perTenant = (read: (tenant: Figures['store']['tenants'][number]) => readonly Value[]): Reading => {
    return ({ store }) => store.tenants.flatMap((tenant) => read(tenant).map((value) => labelled(value, tenant.tenant)));
  };
  add(
    'orderloom_orders',
    'gauge',
    'Orders by status',
    perTenant(({ orders }) => Object.entries(orders).map(([status, count]) => one(count, { status }))),
  );
  add(
    'orderloom_timers',
    'gauge',
    'Timers that wait, are overdue or have failed; counting stops at 100000 and 10000',
    perTenant((tenant) => [
      counted(tenant.timersArmed, { status: 'armed' }),
      counted(tenant.timersLate, { status: 'late' }),
      counted(tenant.timersFailed, { status: 'failed' }),
    ]),
  );
  add('orderloom_timer_overdue_seconds', 'gauge', 'How long the first armed timer is overdue', ({ store, at }) =>
    store.tenants.map(({ tenant, nextTimerDue }) => one(nextTimerDue === null ? 0 : Math.max(0, at - nextTimerDue) / 1000, { tenant })),
  );
  add(
    'orderloom_outbox',
    'gauge',
    'Effects not done with, by status; counting stops at 10000',
    perTenant((tenant) => [
      counted(tenant.outboxPending, { status: 'pending' }),
      counted(tenant.outboxDelivering, { status: 'delivering' }),
      counted(tenant.outboxDead, { status: 'dead' }),
    ]),
  );
  add('orderloom_outbox_pending', 'gauge', 'Effects that wait, by destination; counting stops at 10000', ({ store }) =>
    store.destinations.map(({ tenant, destination, pending }) => counted(pending, { tenant, destination })),
  );
  add(
    'orderloom_inbox_quarantined',
    'gauge',
    'Deliveries set aside for a person; counting stops at 10000',
    perTenant((tenant) => [counted(tenant.inboxQuarantined, {})]),
  );
  add('orderloom_database_bytes', 'gauge', 'Size of the database file', ({ store }) => [one(store.databaseBytes)]);
  add('orderloom_wal_bytes', 'gauge', 'Size of the write-ahead log', ({ store }) => [one(store.walBytes)]);
}

function addProcess(add: Add): void {
  add('orderloom_loop_lag_seconds', 'gauge', 'How late each thread ran what was due, by quantile, since it was last asked', (figures) =>
    (['p50', 'p99', 'max'] as const).flatMap((quantile) => [
      one(figures.loopLag[quantile], { thread: 'main', quantile }),
      one(figures.engine.loopLag[quantile], { thread: 'engine', quantile }),
    ]),
  );
  add('orderloom_disk_free_bytes', 'gauge', 'Free space where the data lies', ({ diskFreeBytes }) =>
    diskFreeBytes === null ? [] : [one(diskFreeBytes)],
  );
  add('orderloom_disk_bytes', 'gauge', 'Size of the disk where the data lies', ({ diskBytes }) =>
    diskBytes === null ? [] : [one(diskBytes)],
  );
  add('orderloom_backup_age_seconds', 'gauge', 'Time since the last backup; absent while none is known', ({ backupAt, at }) =>
    backupAt === null ? [] : [one(Math.max(0, at - backupAt) / 1000)],
  );
}

function one(value: number, labels: Labels = {}): Value {
  return { value, labels };
}

function counted({ count }: Capped, labels: Labels): Value {
  return one(count, labels);
}

function labelled(value: Value, tenant: string): Value {
  return { ...value, labels: { tenant, ...value.labels } };
}

/** Cumulated, as Prometheus wants them. */
function buckets(name: string, figures: HistogramFigures, labels: Labels = {}): readonly Value[] {
  let below = 0;
  const values = figures.bounds.map((bound, at) => {
    below += figures.counts[at] ?? 0;
    return { value: below, labels: { ...labels, le: bound }, metricName: `${name}_bucket` };
  });
  const count = countOf(figures);
  return [
    ...values,
    { value: count, labels: { ...labels, le: '+Inf' }, metricName: `${name}_bucket` },
    { value: figures.sum, labels, metricName: `${name}_sum` },
    { value: count, labels, metricName: `${name}_count` },
  ];
}
