import type { ChangeIncident, IncidentCause, Mend } from '@orderloom/shared/api';
import type { Problem } from '@orderloom/shared/base';
import type { Page, PageRequest } from '../reading-types.ts';

export interface IncidentRow {
  readonly row: number;
  readonly tenant: string;
  readonly id: string;
  readonly cause: IncidentCause;
  readonly problem: Problem;
  /** Items that are stuck now. */
  readonly open: number;
  /** Orders among them. */
  readonly orders: number;
  readonly total: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
  readonly assignedTo: string | null;
}

/** What is needed to mend one item. */
export interface ItemDetail {
  /** The step that failed or was refused, and the states it happened in. */
  readonly step?: number;
  readonly states?: readonly string[];
  readonly effect?: string;
  readonly arming?: number;
  /** The delivery that waits in the inbox. */
  readonly inbox?: string;
}

export interface ItemRow {
  readonly row: number;
  readonly incident: number;
  readonly orderRow: number | null;
  readonly order: string | null;
  readonly subject: string;
  readonly at: number;
  readonly detail: ItemDetail;
}

export interface LogRow {
  readonly at: number;
  readonly by: string;
  readonly type: 'opened' | 'closed' | 'acknowledged' | 'assigned' | 'note' | 'mend';
  readonly text: string;
}

export interface MendJobRow {
  readonly row: number;
  readonly tenant: string;
  readonly id: string;
  readonly incident: number;
  readonly mend: Mend;
  readonly onlyOrder: number | null;
  readonly reason: string;
  readonly by: string;
  readonly status: 'running' | 'done' | 'stopped';
  readonly place: number;
  readonly last: number;
  readonly total: number;
  readonly mended: number;
  readonly refused: number;
  readonly createdAt: number;
  readonly endedAt: number | null;
}

export interface MendResultRow {
  readonly item: number;
  readonly order: string | null;
  readonly externalId: string | null;
  readonly outcome: 'mended' | 'refused';
  readonly problems: readonly Problem[];
}

/** A mend as it is asked for. */
export type NewMendJob = Pick<MendJobRow, 'id' | 'mend' | 'reason' | 'by'> & { readonly order?: string | undefined };

export interface ChangedIncident {
  readonly tenant: string;
  readonly id: string;
}

/** What the mending of one item writes, in the transaction of the order's own step. */
export interface MendWriter {
  incidentsOf(orderRow: number): readonly OpenItem[];
  incidentItem(row: number): OpenItem | undefined;
  /** The item is mended, or given up. */
  closeIncidentItem(item: OpenItem, at: number): void;
  /** False: this item has its result already. */
  saveMendResult(job: number, result: NewMendResult): boolean;
  /** Sets a delivery aside that will not be replayed. */
  dismissDelivery(tenant: string, inbox: string): void;
}

export interface NewMendResult {
  readonly item: number;
  readonly orderRow: number | null;
  readonly outcome: 'mended' | 'refused';
  readonly problems: readonly Problem[];
}

export interface OpenItem {
  readonly row: number;
  readonly incident: number;
  readonly tenant: string;
  readonly id: string;
  readonly cause: IncidentCause;
  readonly orderRow: number | null;
  /** The order's id. */
  readonly order: string | null;
  readonly subject: string;
  readonly detail: ItemDetail;
}

/** Incidents for people: what is read, and what they write beside the orders. */
export interface IncidentStore {
  list(tenant: string, page: PageRequest & { readonly status: 'open' | 'closed' }): Page<IncidentRow>;
  /** The open incidents of one order. */
  ofOrder(tenant: string, order: string): readonly IncidentRow[];
  get(tenant: string, id: string): IncidentRow | undefined;
  byRow(row: number): IncidentRow | undefined;
  count(tenant: string): { readonly open: number; readonly orders: number };
  items(tenant: string, id: string, page: PageRequest): Page<ItemRow>;
  log(tenant: string, id: string): readonly LogRow[];
  change(tenant: string, id: string, change: ChangeIncident, by: string, at: number): boolean;
  jobs(tenant: string, id: string): readonly MendJobRow[];
  job(tenant: string, id: string): MendJobRow | undefined;
  /** Undefined: there is no such incident; `running`: one is under way. */
  startJob(tenant: string, incident: string, job: NewMendJob, at: number): MendJobRow | 'running' | undefined;
  endJob(job: MendJobRow, status: 'done' | 'stopped', at: number): void;
  runningJobs(): readonly MendJobRow[];
  /** The next items of a mend, after its place. */
  nextItems(job: Pick<MendJobRow, 'incident' | 'onlyOrder' | 'last'>, after: number, limit: number): readonly ItemRow[];
  /** The items a mend would go through, for trying it. */
  itemsFor(
    tenant: string,
    incident: string,
    order: string | undefined,
    limit: number,
  ): { readonly total: number; readonly items: readonly ItemRow[] };
  results(tenant: string, job: string, page: PageRequest & { readonly outcome?: 'mended' | 'refused' | undefined }): Page<MendResultRow>;
}
