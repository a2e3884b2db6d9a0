import { createAccessStore } from './access-store.ts';
import { createChannelStore } from './channel-store.ts';
import { connect } from './connect.ts';
import { createEngineStore } from './engine-store.ts';
import { createFlowStore } from './flow-store.ts';
import { createMigrationStore } from './migration-store.ts';
import { createGaugeQueries } from './queries/gauge-queries.ts';
import { createQueries } from './queries/create-queries.ts';
import { createReleaseStore } from './release-store.ts';
import type { Store } from './types.ts';

/** Opens the database at `path` (or `:memory:`), migrated to this program's schema. Throws `DatabaseTooNew` for a later one. */
export function openStore(options: { readonly path: string; now(): number }): Store {
  const connection = connect(options.path);
  const { raw, info } = connection;
  const { timersOf, timers } = createTimerQueries(connection);
  const { journalOf, journal } = createJournalQueries(connection);
  const releases = createReleaseStore(connection, options.now);
  return {
    info,
    gauges: createGaugeQueries(connection),
    flows: createFlowStore(connection, options.now, releases.published),
    releases,
    migrations: createMigrationStore(connection, options.now),
    channels: createChannelStore(connection),
    access: createAccessStore(connection),
    queries: {
      ...createOrderQueries(connection, timersOf),
      ...createInboxQueries(connection),
      ...createOutboxQueries(connection),
      ...createCountQueries(connection),
      timers,
      journal,
    },
    engine: createEngineStore({ connection, onWrittenElsewhere: releases.clear, journalOf, timersOf }),
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
