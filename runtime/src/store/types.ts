import type { Json, Label } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import type { AccessStore } from './access-types.ts';
import type { CalendarStore } from './calendar-store.ts';
import type { DestinationStore, SecretStore } from './effect-types.ts';
import type { EngineStore } from './engine-port.ts';
import type { StoreGauges } from './gauge-types.ts';
import type { BundleStore, LegRuleStore, MergeStore, StockStore } from './goods/goods-types.ts';
import type { ImportJobStore } from './import-job-types.ts';
import type { IncidentStore } from './incidents/incident-types.ts';
import type { LinkStore } from './link-types.ts';
import type { MappingStore } from './mapping-types.ts';
import type { MigrationStore } from './migration-types.ts';
import type { StoreQueries } from './reading-types.ts';
import type { PublishedAs, ReleaseStore } from './release-types.ts';
import type { RoutingStore } from './routing/routing-types.ts';
import type { Unsound } from './soundness/index.ts';

/** All instants in the store are epoch milliseconds. Every call takes the tenant first: nothing crosses one (E8). */
export interface Store {
  readonly flows: FlowStore;
  readonly releases: ReleaseStore;
  readonly calendars: CalendarStore;
  readonly incidents: IncidentStore;
  readonly migrations: MigrationStore;
  readonly channels: ChannelStore;
  readonly mappings: MappingStore;
  readonly links: LinkStore;
  readonly secrets: SecretStore;
  readonly destinations: DestinationStore;
  readonly bundles: BundleStore;
  readonly stock: StockStore;
  readonly legRules: LegRuleStore;
  readonly merges: MergeStore;
  readonly importJobs: ImportJobStore;
  readonly routing: RoutingStore;
  readonly access: AccessStore;
  readonly queries: StoreQueries;
  readonly engine: EngineStore;
  readonly info: StoreInfo;
  /** How much of everything there is, over all tenants: for whoever watches the process. */
  gauges(now: number): StoreGauges;
  /** What is kept beside the orders, held against them; tells each part as it begins. */
  soundness(tenant: string | undefined, began: (part: Unsound['part']) => void): Iterable<Unsound>;
  /** Moves the write-ahead log into the database file; for idle moments and the end. */
  checkpoint(): void;
  close(): void;
}

export interface StoreInfo {
  readonly type: 'sqlite';
  /** As read back from the connection. */
  readonly synchronous: 'full' | 'normal' | 'off' | 'extra';
  readonly path: string;
  /** From which schema it was brought to the present one when it was opened, and where the copy from before is. */
  readonly upgraded?: { readonly from: number; readonly to: number; readonly copy: string | null } | undefined;
}

export interface FlowRow {
  readonly id: string;
  readonly name: Label;
  /** Latest published version; null before the first. */
  readonly version: number | null;
  /** Raised by each save; the optimistic lock. */
  readonly revision: number;
  /** Whether the draft differs in meaning or policies from the published version. */
  readonly dirty: boolean;
  readonly states: number;
  readonly activeOrders: number;
  readonly updatedAt: number;
}

export interface FlowRecord extends FlowRow {
  readonly draft: FlowDocument;
  readonly published: FlowDocument | null;
}

export interface FlowVersionRow {
  readonly version: number;
  readonly hash: string;
  readonly note: string;
  readonly publishedAt: number;
  readonly publishedBy: string;
  readonly activeOrders: number;
}

/** `conflict` carries the revision that is stored. */
export type FlowWrite =
  | { readonly type: 'saved'; readonly flow: FlowRecord }
  | { readonly type: 'exists' }
  | { readonly type: 'missing' }
  | { readonly type: 'conflict'; readonly revision: number };

export interface Publication {
  readonly revision: number;
  readonly note: string;
  readonly by: string;
  /** Which new orders get it; all of them unless said. */
  readonly release?: PublishedAs | undefined;
}

export interface FlowStore {
  list(tenant: string): readonly FlowRow[];
  get(tenant: string, id: string): FlowRecord | undefined;
  /** Under the document's id, at revision 1. */
  create(tenant: string, document: FlowDocument): FlowWrite;
  saveDraft(tenant: string, id: string, revision: number, document: FlowDocument): FlowWrite;
  /** Freezes the draft as the next version. */
  publish(tenant: string, id: string, publication: Publication): FlowWrite;
  /** Only a flow that was never published can go: orders may depend on the others. */
  remove(tenant: string, id: string): 'removed' | 'missing' | 'published';
  versions(tenant: string, id: string): readonly FlowVersionRow[];
  version(tenant: string, id: string, version: number): FlowDocument | undefined;
}

export interface ChannelRow {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly flow: string | null;
  readonly enabled: boolean;
  readonly settings: Readonly<Record<string, Json>>;
  readonly secrets: Readonly<Record<string, string>>;
}

export interface ChannelStore {
  /** With secrets as a person wrote them. */
  list(tenant: string): readonly ChannelRow[];
  /** With the values of the secrets that its own name. */
  get(tenant: string, id: string): ChannelRow | undefined;
  /** With secrets as a person wrote them: what to start from when it is saved again. */
  written(tenant: string, id: string): ChannelRow | undefined;
  /** Creates or replaces. */
  save(tenant: string, channel: ChannelRow): void;
  remove(tenant: string, id: string): boolean;
  /** Those of all tenants. */
  everywhere(): readonly { readonly tenant: string; readonly id: string }[];
  /** Deliveries of it that are quarantined; counted up to a thousand. */
  setAside(tenant: string, id: string): number;
}
