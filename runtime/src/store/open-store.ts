import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import { createSealing, keyBytes, noSealing, type Sealing } from '../secrets/index.ts';
import { createAccessStore } from './access-store.ts';
import { createCalendarStore } from './calendar-store.ts';
import { createChannelStore } from './channel-store.ts';
import { type Connection, type ConnectOptions, connect } from './connect.ts';
import { createDestinationStore } from './destination-store.ts';
import { createEngineStore } from './engine-store.ts';
import { createFlowStore } from './flow-store.ts';
import { createBundleStore } from './goods/bundle-store.ts';
import { createLegRuleStore } from './goods/leg-rule-store.ts';
import { createMergeStore } from './goods/merge-store.ts';
import { createStockStore } from './goods/stock-store.ts';
import { createImportJobStore } from './import-job-store.ts';
import { createIncidentStore } from './incidents/incident-store.ts';
import { createLinkStore } from './link-store.ts';
import { createMappingStore } from './mapping-store.ts';
import { newestSchema, schemaOf } from './migrate.ts';
import { createMigrationStore } from './migration-store.ts';
import { createQueries } from './queries/create-queries.ts';
import { createGaugeQueries } from './queries/gauge-queries.ts';
import { createReleaseStore } from './release-store.ts';
import { createRoutingStore } from './routing/routing-store.ts';
import { checkKey, createSecretStore } from './secret-store.ts';
import { checkSoundness } from './soundness/index.ts';
import type { Store } from './types.ts';

export interface StoreOptions extends ConnectOptions {
  /** A file, or `:memory:`. */
  readonly path: string;
  /** What secrets are sealed with; without it they can be neither read nor written. */
  readonly key?: Uint8Array | undefined;
  /** How long decisions about routes are kept; for ever unless given. */
  readonly decisionDays?: number | undefined;
  now(): number;
}

/** Opens a database, migrated to this program's schema. Throws `DatabaseTooNew` for a later one, `WrongKey` for a key that does not fit. */
export function openStore(options: StoreOptions): Store {
  const connection = connect(options.path, options);
  const { raw, info } = connection;
  const sealing = sealingFor(options);
  const secrets = createSecretStore(raw, sealing, options.now);
  if (options.key) checked(connection, sealing);
  const { queries, journalOf, timersOf } = createQueries(connection);
  const stock = createStockStore(raw, options.now);
  const legRules = createLegRuleStore(raw, options.now);
  const releases = createReleaseStore(connection, options.now);
  const calendars = createCalendarStore(raw, options.now);
  return {
    info,
    gauges: createGaugeQueries(connection),
    flows: createFlowStore(connection, options.now, releases.published),
    releases,
    calendars,
    incidents: createIncidentStore(raw),
    migrations: createMigrationStore(connection, options.now),
    channels: createChannelStore({ raw, sealing, secrets }),
    mappings: createMappingStore(raw, options.now),
    links: createLinkStore(raw),
    secrets,
    destinations: createDestinationStore(raw, options.now),
    bundles: createBundleStore({ raw, now: options.now, skus: stock.skus, legOf: legRules.legOf }),
    legRules,
    merges: createMergeStore(raw),
    importJobs: createImportJobStore(raw),
    stock,
    routing: createRoutingStore(raw, options.now, options.decisionDays),
    access: createAccessStore(connection),
    queries,
    engine: createEngineStore({
      connection,
      now: options.now,
      calendars: calendars.of,
      onWrittenElsewhere() {
        releases.clear();
        calendars.clear();
      },
      secret: secrets.value,
      journalOf,
      timersOf,
    }),
    soundness: (tenant, began) => checkSoundness(raw, tenant, began),
    checkpoint() {
      raw.pragma('wal_checkpoint(TRUNCATE)');
    },
    close() {
      if (!raw.open) return;
      raw.pragma('wal_checkpoint(TRUNCATE)');
      raw.close();
    },
  };
}

/** Whether a database has this program's schema already, so that opening it changes nothing. Throws `DatabaseTooNew`. */
export function isUpToDate(path: string): boolean {
  const raw = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return schemaOf(raw) === newestSchema;
  } finally {
    raw.close();
  }
}

function sealingFor({ path, key }: StoreOptions): Sealing {
  if (key) return createSealing(key);
  // What is only in memory ends with the process, and so may its key.
  return path === ':memory:' ? createSealing(randomBytes(keyBytes)) : noSealing;
}

function checked({ raw }: Connection, sealing: Sealing): void {
  try {
    checkKey(raw, sealing);
  } catch (error) {
    raw.close();
    throw error;
  }
}
