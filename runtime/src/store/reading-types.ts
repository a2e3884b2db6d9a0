import type { EffectCause, EffectRequest } from '@orderloom/shared/actions';
import type { Json, Problem } from '@orderloom/shared/base';
import type { DatedCalendar } from '@orderloom/shared/calendar';
import type { FlowDocument } from '@orderloom/shared/document';
import type { ArmedTimer, Decision, Snapshot, StateValue, StepInput, StepOutcome } from '@orderloom/shared/step';
import type { AccessStore } from './access-types.ts';
import type { StockStore } from './goods/goods-types.ts';
import type { IncidentStore } from './incidents/incident-types.ts';
import type { RoutingQueries } from './routing/routing-types.ts';

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; hand it back as `cursor` for the following page. */
  readonly next: string | null;
}

export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface OrderRow {
  readonly id: string;
  readonly externalId: string;
  readonly channel: string;
  readonly flow: string;
  readonly version: number;
  readonly status: Snapshot['status'];
  /** Innermost active states, one per region. */
  readonly states: readonly string[];
  readonly tags: readonly string[];
  /** Fen. */
  readonly amount: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** An order of a list, with why it waits. */
export interface ListedOrder extends OrderRow {
  readonly reasons: readonly string[];
}

export interface OrderRecord extends OrderRow {
  readonly snapshot: Snapshot;
  /** With their status: a failed timer is not in the snapshot's hands any more. */
  readonly timers: readonly TimerRow[];
}

export interface OrderFilter extends PageRequest {
  readonly flow?: string | undefined;
  readonly state?: string | undefined;
  readonly status?: Snapshot['status'] | undefined;
  readonly channel?: string | undefined;
  /** A reason it waits for. */
  readonly reason?: string | undefined;
  /** Part of the order number, a tag or a text field; case is ignored. */
  readonly text?: string | undefined;
  readonly createdFrom?: number | undefined;
  readonly createdTo?: number | undefined;
}

export type JournalOutcome = StepOutcome | 'failed';

export interface JournalRow {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly input: StepInput;
  readonly outcome: JournalOutcome;
  readonly from: StateValue | null;
  readonly to: StateValue;
  readonly transitions: readonly string[];
  readonly entered: readonly string[];
  readonly actions: Decision['actions'];
  readonly changes: Decision['changes'];
  readonly effects: readonly { readonly key: string; readonly action: string; readonly type: string }[];
  readonly armed: readonly ArmedTimer[];
  readonly cancelled: readonly ArmedTimer[];
  readonly notes: Decision['notes'];
  /** Why it was refused, or failed. */
  readonly problems: readonly Problem[];
}

export type InboxStatus = 'applied' | 'ignored' | 'deferred' | 'rejected' | 'duplicate' | 'quarantined' | 'probe' | 'awaiting';

export interface InboxRow {
  readonly id: string;
  readonly channel: string;
  readonly deliveryId: string;
  readonly receivedAt: number;
  readonly status: InboxStatus;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly problems: readonly Problem[];
  readonly orders: readonly string[];
}

export type OutboxStatus = 'pending' | 'delivering' | 'delivered' | 'dead' | 'skipped';

export interface OutboxRow {
  readonly tenant: string;
  readonly key: string;
  readonly order: string;
  /** `ActionCall.id` that asked for it. */
  readonly action: string;
  readonly destination: string;
  readonly request: EffectRequest;
  /** Set when the order waits for the reply. */
  readonly call: { readonly state: string; readonly call: string } | null;
  readonly status: OutboxStatus;
  readonly attempts: number;
  readonly nextAttemptAt: number | null;
  readonly lastError: string | null;
  readonly response: Json;
  readonly createdAt: number;
  /** What kind of trouble the last attempt had. */
  readonly cause: EffectCause | null;
  /** When it was delivered or became a dead letter. */
  readonly endedAt: number | null;
  /** The `traceparent` it hangs below, while somebody looks at traces. */
  readonly trace?: string | null;
}

/** As an action asks for it. */
export type NewOutboxRow = Omit<OutboxRow, 'cause' | 'endedAt'>;

export interface TimerRow {
  readonly order: string;
  readonly id: string;
  readonly arming: number;
  readonly due: number;
  readonly status: 'armed' | 'failed';
  readonly error: string | null;
}

export interface StateCount {
  readonly flow: string;
  readonly version: number;
  readonly state: string;
  readonly orders: number;
}

export interface Counts {
  readonly orders: { readonly active: number; readonly done: number; readonly error: number };
  readonly outbox: { readonly pending: number; readonly dead: number };
  readonly inbox: { readonly quarantined: number };
  readonly timers: { readonly armed: number; readonly failed: number };
}

/** An order with all its steps, as they are taken once more by a drawing that is not published yet. */
export interface Recording {
  readonly order: Pick<OrderRow, 'id' | 'externalId' | 'version'>;
  readonly snapshot: Snapshot;
  readonly steps: readonly JournalRow[];
}

/** Which orders of a flow: all in flight, and of those that have ended the ones created since an instant. */
export interface RecordingScope {
  readonly flow: string;
  readonly since: number;
}

export interface StoreQueries extends RoutingQueries {
  /** Newest first. */
  orders(tenant: string, filter: OrderFilter): Page<ListedOrder>;
  order(tenant: string, id: string): OrderRecord | undefined;
  orderByExternalId(tenant: string, channel: string, externalId: string): OrderRecord | undefined;
  /** Oldest first. */
  journal(tenant: string, order: string, page: PageRequest): Page<JournalRow>;
  inbox(
    tenant: string,
    page: PageRequest & { readonly status?: InboxStatus | undefined; readonly channel?: string | undefined },
  ): Page<InboxRow>;
  inboxItem(tenant: string, id: string): InboxRow | undefined;
  outbox(
    tenant: string,
    page: PageRequest & {
      readonly status?: OutboxStatus | undefined;
      readonly order?: string | undefined;
      readonly destination?: string | undefined;
    },
  ): Page<OutboxRow>;
  outboxItem(tenant: string, key: string): OutboxRow | undefined;
  /** Next due first. */
  timers(
    tenant: string,
    page: PageRequest & { readonly order?: string | undefined; readonly status?: TimerRow['status'] | undefined },
  ): Page<TimerRow>;
  /** Orders in flight in each state; `flow` narrows. */
  stateCounts(tenant: string, flow?: string): readonly StateCount[];
  /** With their steps: those in flight first, then those that have ended; the newest first. */
  recordings(tenant: string, scope: RecordingScope & PageRequest): Page<Recording>;
  /** The drawing of a published version. */
  flowDocument(tenant: string, flow: string, version: number): FlowDocument | undefined;
  /** By the instants from which they count. */
  calendars(tenant: string): readonly DatedCalendar[];
  /** How many there are: in flight, and ended. */
  recordingCount(tenant: string, scope: RecordingScope): { readonly inFlight: number; readonly ended: number };
  /** Those with the latest trouble first. */
  incidents: IncidentStore['list'];
  /** By SKU and warehouse. */
  stock: StockStore['list'];
  /** Newest first. */
  audit: AccessStore['audit'];
  counts(tenant: string): Counts;
  /** How many orders in flight wait for each reason. */
  reasonCounts(tenant: string): readonly { readonly reason: string; readonly orders: number }[];
}
