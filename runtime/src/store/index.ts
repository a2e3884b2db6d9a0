export type { AppliedRecord, DueTimer, EngineStore, EngineTransaction, NewInboxRow, OrderHead, StoredOrder } from './engine-port.ts';
export { FolderInUse, holdFolder } from './hold-folder.ts';
export { DatabaseTooNew } from './migrate.ts';
export { openStore } from './open-store.ts';
export type {
  Counts,
  InboxRow,
  InboxStatus,
  JournalOutcome,
  JournalRow,
  OrderFilter,
  OrderRecord,
  OrderRow,
  OutboxRow,
  OutboxStatus,
  Page,
  PageRequest,
  StateCount,
  StoreQueries,
  TimerRow,
} from './reading-types.ts';
export type {
  AccessStore,
  ChannelRow,
  ChannelStore,
  FlowRecord,
  FlowRow,
  FlowStore,
  FlowVersionRow,
  FlowWrite,
  Store,
  StoreInfo,
  TenantRow,
  TokenRow,
} from './types.ts';
