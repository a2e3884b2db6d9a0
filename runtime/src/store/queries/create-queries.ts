import { createAuditStore } from '../audit-store.ts';
import { readCalendars } from '../calendar-store.ts';
import type { Connection } from '../connect.ts';
import { createStockReads } from '../goods/stock-store.ts';
import { createIncidentReads } from '../incidents/incident-store.ts';
import type { StoreQueries } from '../reading-types.ts';
import { createRoutingQueries } from '../routing/routing-queries.ts';
import type { SearchIndex } from '../search/index.ts';
import { createCountQueries } from './count-queries.ts';
import { createFlowQueries } from './flow-queries.ts';
import { createInboxQueries } from './inbox-queries.ts';
import { createJournalQueries } from './journal-queries.ts';
import { createOrderQueries } from './order-queries.ts';
import { createOutboxQueries } from './outbox-queries.ts';
import { createReasonQueries } from './reason-queries.ts';
import { createRecordingQueries } from './recording-queries.ts';
import { createTimerQueries } from './timer-queries.ts';

/** The queries over a connection, and what the engine reads by way of them. */
export function createQueries(connection: Connection, index?: SearchIndex) {
  const { timersOf, timers } = createTimerQueries(connection);
  const { journalOf, journal } = createJournalQueries(connection);
  const orders = createOrderQueries(connection, timersOf, index);
  const queries: StoreQueries = {
    ...orders,
    ...createRoutingQueries(connection, orders),
    ...createInboxQueries(connection),
    ...createOutboxQueries(connection),
    ...createCountQueries(connection),
    ...createReasonQueries(connection),
    ...createRecordingQueries(connection, journalOf),
    incidents: createIncidentReads(connection.raw).list,
    stock: createStockReads(connection.raw).list,
    audit: createAuditStore(connection).audit,
    flowDocument: createFlowQueries(connection).version,
    calendars: readCalendars(connection.raw),
    timers,
    journal,
  };
  return { queries, journalOf, timersOf };
}
