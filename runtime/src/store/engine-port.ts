import type { Problem } from '@orderloom/shared/base';
import type { Calendars } from '@orderloom/shared/calendar';
import type { FlowDocument } from '@orderloom/shared/document';
import type { ArmedTimer, Snapshot } from '@orderloom/shared/step';
import type { DeadFilter, DestinationChange, DestinationRow } from './effect-types.ts';
import type { ChangedIncident, MendWriter } from './incidents/incident-types.ts';
import type { InboxStatus, JournalOutcome, JournalRow, NewOutboxRow, OutboxRow, TimerRow } from './reading-types.ts';

export interface StoredOrder {
  /** Its short number: what other tables call it by. */
  readonly row: number;
  readonly tenant: string;
  readonly id: string;
  readonly externalId: string;
  readonly channel: string;
  readonly flow: string;
  readonly version: number;
  readonly createdAt: number;
  /** When the last step was taken; the next is never earlier. */
  readonly updatedAt: number;
  readonly snapshot: Snapshot;
  /** Innermost active states, as last written. */
  readonly states: readonly string[];
  /** Search text, as last written. */
  readonly search: string;
  /** Bytes of the stored snapshot. */
  readonly size: number;
  /** The keys its steps were taken under, each between line ends; absent until they were read. */
  readonly keys?: string | undefined;
}

export interface OrderHead {
  readonly states: readonly string[];
  readonly tags: readonly string[];
  readonly amount: number | null;
  readonly search: string;
  readonly updatedAt: number;
}

/** What the first application of an input without an order gave. */
export interface AppliedRecord {
  readonly order: string | null;
  readonly seq: number;
  readonly outcome: JournalOutcome;
}

export interface NewInboxRow {
  readonly channel: string;
  readonly deliveryId: string;
  readonly receivedAt: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly status: InboxStatus;
  readonly problems: readonly Problem[];
  readonly orders: readonly Pick<StoredOrder, 'row' | 'id'>[];
}

/** `headers` and `body` come together. */
export type InboxChange = Pick<NewInboxRow, 'status' | 'problems' | 'orders'> & Partial<Pick<NewInboxRow, 'headers' | 'body'>>;

export interface DueTimer {
  readonly tenant: string;
  readonly order: string;
  readonly id: string;
  readonly arming: number;
  readonly due: number;
}

export interface EngineStore {
  /** What the last transaction changed of the incidents. */
  changedIncidents(): readonly ChangedIncident[];
  /** Runs `work` between BEGIN IMMEDIATE and COMMIT; a throw rolls everything back and is thrown on. */
  transaction<T>(work: (tx: EngineTransaction) => T): T;
  /** Reads all as of one instant, whoever writes meanwhile. */
  atOneInstant<T>(read: () => T): T;
  /** Reads outside a transaction. */
  loadOrder(tenant: string, id: string): StoredOrder | undefined;
  flowVersion(tenant: string, flow: string, version: number): FlowDocument | undefined;
  /** The numbered behaviour a stored version was published under. */
  behaviourOf(tenant: string, flow: string, version: number): number | undefined;
  calendars(tenant: string): Calendars;
  /** The version an order is pinned to, by its number in a channel. */
  pinnedVersion(tenant: string, channel: string, externalId: string): { readonly flow: string; readonly version: number } | undefined;
  /** Armed timers with `due <= at`, earliest first, over all tenants. */
  dueTimers(at: number, limit: number): readonly DueTimer[];
  nextTimerDue(): number | undefined;
  /** Pending destinations with the instant of their first due attempt, over all tenants. */
  pendingLanes(): readonly { readonly tenant: string; readonly destination: string; readonly nextAttemptAt: number }[];
  pendingEffects(tenant: string, destination: string, at: number, limit: number): readonly OutboxRow[];
  /** The first instant after `after` at which an effect to a destination is due; Infinity when there is none. */
  nextPending(tenant: string, destination: string, after: number): number;
  destination(tenant: string, id: string): DestinationRow | undefined;
  /** A secret as it is; for the moment of sending. */
  secret(tenant: string, name: string): string | undefined;
  /** Addresses a tenant may reach though they are not public. */
  allowedAddresses(tenant: string): readonly string[];
  /** Orders with this id, or with this number in any channel. */
  orderIdsNamed(tenant: string, name: string): readonly string[];
  /** Orders others speak of under this: a tracking number, or a number they were handed on under. */
  ordersUnder(tenant: string, reference: string): readonly string[];
  /** Ids after `after`, in order; for walking all orders page by page. */
  orderIds(tenant: string, after: string, limit: number): readonly string[];
  journalOf(tenant: string, order: string): readonly JournalRow[];
  timersOf(tenant: string, order: string): readonly TimerRow[];
  outboxOf(tenant: string, order: string): readonly OutboxRow[];
}

export interface EngineTransaction extends MendWriter {
  /** Runs `work` alone: a throw undoes what it wrote and is thrown on, the rest of the transaction stands. */
  isolated<T>(work: () => T): T;
  /** Writes a page without changing anything: whether a commit can hold at all. */
  touch(): void;
  /** Keys of inputs that have, or had then, no order to lie with. */
  applied(tenant: string, channel: string, key: string): AppliedRecord | undefined;
  saveApplied(tenant: string, channel: string, key: string, record: AppliedRecord): void;
  /** All keys an order's steps were taken under; kept for the order's life. */
  keysOf(order: StoredOrder): readonly string[];
  /** The number of the step that was taken under a key. */
  stepUnder(order: StoredOrder, key: string): number | undefined;
  loadOrder(tenant: string, id: string): StoredOrder | undefined;
  findOrder(tenant: string, channel: string, externalId: string): string | undefined;
  /** `mergeKey`: what it shares with orders of the same buyer and address. */
  insertOrder(order: Omit<StoredOrder, 'row'>, head: OrderHead, mergeKey?: string): StoredOrder;
  /** Numbers of orders in flight with that merge key, the newest first; without those that want a company invoice. */
  mergeable(tenant: string, mergeKey: string): readonly string[];
  /** Fails when the stored sequence number is not the one `before` has. */
  updateOrder(before: StoredOrder, snapshot: Snapshot, head: OrderHead, keys?: string): StoredOrder;
  /** The same, on another version of the flow. */
  moveOrder(before: StoredOrder, version: number, snapshot: Snapshot, head: OrderHead): StoredOrder;
  /** `key`: what the step was taken under, if anything. */
  appendJournal(order: StoredOrder, row: JournalRow, key: string | null): void;
  /** Notes under what others speak of the order. */
  saveReference(order: StoredOrder, reference: string): void;
  armTimer(order: StoredOrder, timer: ArmedTimer): void;
  removeTimer(order: StoredOrder, arming: number): void;
  failTimer(order: StoredOrder, arming: number, error: string): void;
  /** One that is to go in order waits while an earlier one of its order is open. */
  insertOutbox(row: NewOutboxRow): void;
  outboxItem(tenant: string, key: string): OutboxRow | undefined;
  updateOutbox(
    tenant: string,
    key: string,
    change: Pick<OutboxRow, 'status' | 'attempts' | 'nextAttemptAt' | 'lastError' | 'response'> &
      Partial<Pick<OutboxRow, 'cause' | 'endedAt'>>,
  ): void;
  /** Makes a dead letter pending again, with all its attempts; false when it is none. */
  redriveOutbox(tenant: string, key: string, at: number): boolean;
  /** Dead letters with a row number above `after`. */
  deadEffects(tenant: string, filter: DeadFilter, after: number, limit: number): readonly { readonly row: number; readonly key: string }[];
  /** Notes that there is such a destination. */
  meetDestination(tenant: string, id: string, type: string): void;
  /** False when there is no such destination. */
  changeDestination(tenant: string, id: string, change: DestinationChange, by: string, at: number): boolean;
  /** Rows a crash left in the middle of an attempt become pending again. */
  resumeDeliveries(at: number): number;
  /** Gives its id. */
  insertInbox(tenant: string, row: NewInboxRow): string;
  updateInbox(tenant: string, id: string, change: InboxChange): boolean;
  /** Until when something was told about an order; undefined: never. */
  modifiedAt(order: StoredOrder, about: string): number | undefined;
  saveModified(order: StoredOrder, about: string, at: number): void;
  /** Notes that a delivery is to be applied later; once, however often. */
  keepWaiting(tenant: string, channel: string, inbox: string, due: number): void;
  waitNoMore(inbox: string): void;
}
