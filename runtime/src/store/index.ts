export type { AccessStore, AuditRow, LinkRow, PersonRow, SessionRow, TokenRow } from './access-types.ts';
export { type BackupContent, BackupTooSlow, backUp, lastBackupAt, noteBackup, restoreDatabase, UnusableBackup } from './backup/index.ts';
export type {
  DeadFilter,
  DestinationChange,
  DestinationCounts,
  DestinationRow,
} from './effect-types.ts';
export type { DueTimer, EngineStore, EngineTransaction, InboxChange, OrderHead, StoredOrder } from './engine-port.ts';
export type { Capped, StoreGauges, TenantGauges } from './gauge-types.ts';
export type {
  BundleRow,
  MergeCandidate,
  MergeRow,
  StockAct,
  StockResult,
  StockStore,
} from './goods/goods-types.ts';
export { FolderInUse, holdFolder } from './hold-folder.ts';
export type { ImportJobRow, ImportJobStore } from './import-job-types.ts';
export type { IncidentRow, ItemRow, MendJobRow, OpenItem } from './incidents/incident-types.ts';
export type { WaitingRow } from './link-types.ts';
export type { MappingInUse, MappingVersion } from './mapping-types.ts';
export { DatabaseTooNew } from './migrate.ts';
export type { MigratedOrder, MigrationPlace, MigrationRun, MigrationStore } from './migration-types.ts';
export { openReader, ReadingTooLong, type StoreReader } from './open-reader.ts';
export { isUpToDate, openStore } from './open-store.ts';
export type {
  InboxRow,
  InboxStatus,
  JournalOutcome,
  JournalRow,
  ListedOrder,
  NewOutboxRow,
  OrderRecord,
  OutboxRow,
  Recording,
  StoreQueries,
  TimerRow,
} from './reading-types.ts';
export type { CanaryFigures, CanaryRow, ReleaseStore } from './release-types.ts';
export { routingDay } from './routing/routing-queries.ts';
export type { RoutingBasis, RoutingStore } from './routing/routing-types.ts';
export type {
  ChannelRow,
  FlowRecord,
  FlowStore,
  FlowVersionRow,
  FlowWrite,
  Store,
} from './types.ts';
export { NoRoomForCopy } from './upgrade-copy.ts';
