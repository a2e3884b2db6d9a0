import { acceptableEvents } from '@orderloom/shared/step';
import { crashPoint } from '../crash-points.ts';
import { createEngineNumbers } from '../metrics/engine-numbers.ts';
import { createOutgoing, type Outgoing } from '../outgoing/index.ts';
import type { Tracer } from '../tracing/index.ts';
import { type CommitQueue, createCommitQueue, type News } from './commit-queue.ts';
import { createDeadLetters } from './dead-letters.ts';
import { createOutboxDispatcher } from './dispatch-outbox.ts';
import { HotOrders } from './hot-orders.ts';
import { createImports } from './import-order.ts';
import { createMachines } from './machines.ts';
import { createMigrations } from './migrations.ts';
import { createRepairs } from './repairs.ts';
import { createReporter } from './report.ts';
import { type SubmissionDeps, submissionJob } from './submission-job.ts';
import { createTimerSweeper } from './sweep-timers.ts';
import { traceSubmission } from './trace-work.ts';
import type { EngineDeps, LocalEngine, Submission } from './types.ts';
import { verifyOrders } from './verify.ts';
import { createCanaryWatch } from './watch-canaries.ts';
import { stepLimitDefaults } from './within-limits.ts';

const hotBytes = 12 * 1024 * 1024;

/** Everything that happens to orders, in the order it happens; see commit-queue for the one way it is written. */
export function createEngine(deps: EngineDeps): LocalEngine {
  const { clock, ids, log, effects, random, tracer } = deps;
  const store = deps.store.engine;
  const numbers = createEngineNumbers();
  const limits = { ...stepLimitDefaults, ...deps.limits };
  const hot = new HotOrders(hotBytes, numbers);
  const version = createMachines(store);
  const queue = createCommitQueue({ store, hot, maxQueue: deps.maxQueue, numbers, onCommit });
  const reporter = createReporter({ queue, hot, numbers, clock, maxQueue: deps.maxQueue });
  const stepping = { clock, effects, version, noteTrouble: deps.store.releases.noteTrouble, limits, numbers, log, tracer };
  const submitting = { ...stepping, ids, versionFor: deps.store.releases.versionFor };
  const timers = createTimerSweeper({ ...stepping, store, queue, log });
  const ways = waysOut(deps);
  const outbox = createOutboxDispatcher({ ...stepping, store, queue, log, random, delivery: deps.delivery ?? {}, fetchFor: ways.fetchFor });
  const letters = createDeadLetters({ queue, clock, outbox });

  const { migrations: runs, releases } = deps.store;
  const migrations = createMigrations({ ...stepping, store, queue, log, ids, migrations: runs });
  const canaries = createCanaryWatch({ clock, log, queue, releases });

  const announce = announcer(deps);
  const parts = [timers, outbox, migrations, canaries];

  function onCommit(news: readonly News[]): void {
    for (const incident of store.changedIncidents()) announce(changeOf(incident));
    const { nextDue, sends } = takeIn(news, announce);
    if (nextDue < Number.POSITIVE_INFINITY) timers.wakeAt(nextDue);
    if (sends) outbox.wake();
  }

  const committed = (tenant: string, id: string) => hot.get(tenant, id) ?? store.loadOrder(tenant, id);

  const repairs = createRepairs({ ...stepping, store, queue, committed });

  return {
    ...repairs,
    ...createImports({ ...stepping, store, queue, ids }),
    submit: submitter(submitting, queue, tracer),
    async acceptable(tenant, id) {
      const order = committed(tenant, id);
      if (!order) return undefined;
      return acceptableEvents(version(tenant, order.flow, order.version).machine, order.snapshot, clock.now());
    },
    snapshot: (tenant, id) => committed(tenant, id)?.snapshot,
    ...letters,
    destinations: async (tenant) => outbox.live(tenant),
    migrate: migrations.command,
    verify(scope = {}) {
      const tenants = scope.tenant === undefined ? deps.store.access.tenants().map((row) => row.id) : [scope.tenant];
      return verifyOrders({ store, tenants, version, ...scope });
    },
    numbers: reporter.report,
    start() {
      const resumed = store.transaction((tx) => tx.resumeDeliveries(clock.now()));
      if (resumed > 0) log.info({ resumed }, 'effects whose attempt was cut off are sent again');
      crashPoint('deliveries-resumed');
      for (const part of parts) part.start();
    },
    async stop() {
      queue.close();
      await Promise.all(parts.map((part) => part.stop()));
      await ways.close();
      await queue.idle();
      reporter.stop();
    },
  };
}

function submitter(deps: SubmissionDeps, queue: CommitQueue, tracer: Tracer | undefined): LocalEngine['submit'] {
  const submit = async (submission: Submission) => queue.submit(submissionJob(deps, submission));
  return tracer ? (submission) => traceSubmission(tracer, submission, submit) : submit;
}

/** Announces the changes; gives the first instant a timer was armed for, and whether there is something to send. */
function takeIn(news: readonly News[], announce: (item: Extract<News, { type: 'change' }>) => void) {
  let nextDue = Number.POSITIVE_INFINITY;
  let sends = false;
  for (const item of news) {
    if (item.type === 'change') announce(item);
    else if (item.type === 'armed') nextDue = Math.min(nextDue, item.due);
    else sends = true;
  }
  return { nextDue, sends };
}

/** A listener that throws must not keep timers and effects from being woken. */
function announcer({ onChange, log }: EngineDeps) {
  return ({ tenant, change }: Extract<News, { type: 'change' }>): void => {
    try {
      onChange(tenant, change);
    } catch (error) {
      log.error({ err: error }, 'a change could not be announced');
    }
  };
}

function waysOut({ fetch, store }: EngineDeps): Pick<Outgoing, 'fetchFor' | 'close'> {
  return fetch ? { fetchFor: () => fetch, close: async () => {} } : createOutgoing(store.engine.allowedAddresses);
}

function changeOf({
  tenant,
  id,
}: ReturnType<EngineDeps['store']['engine']['changedIncidents']>[number]): Extract<News, { type: 'change' }> {
  return { type: 'change', tenant, change: { type: 'incident', id } };
}
