// The composition root: every part is made here and handed to those that need it.
import { randomBytes } from 'node:crypto';
import { library } from '@orderloom/machines';
import type { Hono } from 'hono';
import { type Access, createAccess } from './access/index.ts';
import { createBackTests, type PageWorker, workHere } from './backtest/index.ts';
import { type Checking, checkHere } from './checking/index.ts';
import { databasePath } from './database-path.ts';
import { type Clock, createIds, type Engine, type Log } from './engine/index.ts';
import { createApp } from './http/create-app.ts';
import type { Environment, Reach } from './http/environment.ts';
import type { Hooks } from './http/hooks.ts';
import { createMetricsApp } from './http/metrics.ts';
import { type Limits, limitDefaults } from './limits.ts';
import { createLiveHub, type LiveHub } from './live-hub.ts';
import { makeFolder } from './make-folder.ts';
import { createMending } from './mending/index.ts';
import { createMonitor, exposeFigures } from './metrics/index.ts';
import { type Reading, readHere } from './reading/index.ts';
import { findSecretKey, keepSecretKey } from './secrets/index.ts';
import { holdFolder, lastBackupAt, openStore, type Store } from './store/index.ts';
import type { Tracer } from './tracing/index.ts';
import { wireEngine } from './wire-engine.ts';
import { wireImporting } from './wire-importing.ts';
import { wireIntake } from './wire-intake.ts';
import type { RemoteEngine } from './writer/index.ts';

/** The tenant a database begins with. */
const firstTenant = 'default';

const smallCache = 4 * 1024;

export interface RuntimeOptions {
  /** The folder of the database; made when it is not there. */
  readonly data: string;
  readonly log: Log;
  readonly version: string;
  /** Absent: no spans are sent. */
  readonly tracer?: Tracer | undefined;
  /** The designer's built files; absent: only the API is served. */
  readonly designer?: string | undefined;
  /** How it is reached from outside; absent: directly. */
  readonly reach?: Reach;
  /** What is taken before it says no; what is left out has its default. */
  readonly limits?: Partial<Limits> | undefined;
  /** The settings as they may be shown. */
  readonly shown?: Readonly<Record<string, string | number | boolean>>;
  /** What secrets are sealed with; absent: a key file in the data folder, made at the first start. */
  readonly secretKey?: string | undefined;
  /** Where a copy of the database goes before it is upgraded; null: nowhere; absent: into the data folder. */
  readonly upgradeCopies?: string | null | undefined;
  /** Addresses the first tenant may reach though they are not public. */
  readonly allowHosts?: readonly string[] | undefined;
  readonly clock?: Clock;
  /** What effects are sent with; absent: the guarded way out. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Reads the database elsewhere; absent: here, over the same connection. */
  readonly readElsewhere?: ((path: string) => Reading) | undefined;
  /** Takes orders through drafts elsewhere; absent: here, over the same connection. */
  readonly backTestElsewhere?: ((path: string) => PageWorker) | undefined;
  /** Checks drawings elsewhere; absent: here. */
  readonly checkElsewhere?: (() => Checking) | undefined;
  /** Starts the engine elsewhere; absent: it runs here, over the same connection. */
  readonly engineElsewhere?: ((onChange: LiveHub['announce']) => RemoteEngine) | undefined;
}

export interface Runtime {
  readonly app: Hono<Environment>;
  /** The part of it that channels post to, by itself. */
  readonly hooks: Hooks;
  readonly store: Store;
  readonly engine: Engine;
  readonly access: Access;
  /** The figures for Prometheus, for whoever can reach it. */
  readonly metrics: Hono;
  /** Fires overdue timers and goes on delivering. */
  start(): void;
  /** Refuses new work, finishes what was begun, closes the database. */
  stop(): Promise<void>;
}

export function createRuntime(options: RuntimeOptions): Runtime {
  const { log, version, tracer, clock = { now: Date.now } } = options;
  const limits = { ...limitDefaults, ...options.limits };
  makeFolder(options.data);
  const release = holdFolder(options.data);
  const store = openHeld(release, () => openSealed(options, clock));
  const ids = createIds(clock, randomBytes);
  const live = createLiveHub((watched) => remote?.watch(watched));
  const onChange = hearing(store, live);
  const remote = options.engineElsewhere?.(onChange);
  const engine = remote ?? wireEngine({ store, clock, log, fetch: options.fetch, onChange, tracer }, limits);
  const besides = wireBesides(options, store);
  const access = createAccess({
    store: store.access,
    now: clock.now,
    nextId: ids.next,
    warn: (error) => log.warn({ err: error }, 'housekeeping of access failed'),
  });
  const receiving = wireIntake({ store, engine, clock, log, tracer });
  const core = { store, engine, clock, ids, log };
  const mending = createMending({ ...core, replay: receiving.intake.replay, announce: live.announce });
  const importing = wireImporting({ ...core, data: options.data });
  const worker = options.backTestElsewhere?.(store.info.path) ?? workHere(store.queries);
  const backTests = createBackTests({ ...core, worker });
  const stop = createStop(async () => {
    await receiving.connecting.stop();
    await Promise.all([importing.stop(), mending.stop(), backTests.stop()]);
    await Promise.all([engine.stop(), besides.reading.stop(), besides.checking.stop()]);
    access.close();
    monitor.stop();
    store.close();
    release();
    await tracer?.stop();
  });
  const monitor = createMonitor({
    numbers: engine.numbers,
    gauges: store.gauges,
    now: clock.now,
    stopping: stop.stopping,
    lastBackup: () => lastBackupAt(options.data),
    databasePath: store.info.path,
  });
  const exposition = exposeFigures(monitor, version, store.info.synchronous);
  const { reach = { proxies: 0 }, shown = {} } = options;
  const { app, hooks } = createApp({
    ...core,
    ...besides,
    ...receiving,
    mending,
    backTests,
    importing,
    access,
    reach,
    version,
    library,
    monitor,
    exposition,
    limits,
    shown,
    ...live,
    ...stop,
    designer: options.designer,
  });
  const start = () => [engine, mending, importing, receiving.connecting, monitor].forEach(begin);
  return { app, hooks, store, engine, access, metrics: createMetricsApp(exposition), start, stop: stop.stop };
}

/** What goes on beside the engine and never makes it wait. */
function wireBesides({ readElsewhere, checkElsewhere }: RuntimeOptions, { info, queries }: Store) {
  return { reading: readElsewhere?.(info.path) ?? readHere(queries), checking: checkElsewhere?.() ?? checkHere() };
}

function begin(part: { start(): void }): void {
  part.start();
}

/** What the engine tells is heard by those who listen, and by what is kept in memory here. */
function hearing(store: Store, live: LiveHub): LiveHub['announce'] {
  return (tenant, change) => {
    if (change.type === 'flow') store.releases.clear();
    live.announce(tenant, change);
  };
}

/** Opens the store with its key. What earlier releases stored in the clear is sealed, but not before the key is kept. */
function openSealed(
  { data, log, secretKey, upgradeCopies, allowHosts = [], engineElsewhere, limits }: RuntimeOptions,
  clock: Clock,
): Store {
  const key = findSecretKey(data, secretKey);
  const store = openStore({
    path: databasePath(data),
    key: key.key,
    upgradeCopies,
    // Where the engine has a connection of its own, this one reads little.
    cacheKilobytes: engineElsewhere ? smallCache : undefined,
    decisionDays: limits?.decisionDays ?? limitDefaults.decisionDays,
    now: clock.now,
  });
  if (store.info.upgraded) log.info(store.info.upgraded, 'the database was upgraded; delete the copy from before when all is well');
  keepSecretKey(data, key);
  const sealed = store.secrets.sealPlain();
  if (sealed > 0) log.info({ channels: sealed }, 'credentials that were stored in the clear are encrypted now');
  for (const address of allowHosts) store.destinations.allow(firstTenant, address, 'system');
  return store;
}

function openHeld(release: () => void, open: () => Store): Store {
  try {
    return open();
  } catch (error) {
    release();
    throw error;
  }
}

/** A stop that happens once, however often it is asked for, and tells those who hold connections open. */
function createStop(finish: () => Promise<void>) {
  const listeners = new Set<() => void>();
  let stopped: Promise<void> | undefined;
  return {
    stopping: () => stopped !== undefined,
    onStop(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    stop() {
      stopped ??= finish();
      for (const listener of listeners) listener();
      return stopped;
    },
  };
}
