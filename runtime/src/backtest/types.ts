import type { BackTestTally, FateKind } from '@orderloom/shared/backtest';
import type { Label, Problem, Text } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import type { MigrationMapping } from '@orderloom/shared/migrate';

/** What is asked of the orders of a flow. */
export interface Question {
  readonly tenant: string;
  readonly flow: string;
  readonly target: FlowDocument;
  readonly mapping: MigrationMapping;
  /** States the drawing has no more though orders stand in them. */
  readonly removed: readonly { readonly state: string; readonly label: Label; readonly orders: number }[];
  /** From when on ended orders have to have begun. */
  readonly since: number;
  /** The instant of the question; nothing later is looked at. */
  readonly until: number;
}

/** A piece of the work, as it is handed to the thread. */
export interface PageTask {
  readonly job: string;
  readonly question: Question;
  readonly cursor: string | null;
  readonly limit: number;
}

export interface Concerned {
  readonly id: string;
  readonly externalId: string;
  readonly version: number;
  readonly status: 'active' | 'done' | 'error';
  readonly kinds: readonly FateKind[];
  readonly reasons: readonly { readonly kind: FateKind; readonly message: Text }[];
  readonly before: readonly Text[];
  readonly after: readonly Text[];
  /** Where the ways part. */
  readonly states: readonly string[];
  readonly transition: string | undefined;
}

export type PageResult =
  | { readonly ok: true; readonly tally: BackTestTally; readonly concerned: readonly Concerned[]; readonly next: string | null }
  /** The drawing cannot be compiled. */
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Where the pages are worked through: on a thread of its own, or here. */
export interface PageWorker {
  work(task: PageTask, signal: AbortSignal): Promise<PageResult>;
  count(question: Question, signal: AbortSignal): Promise<{ readonly inFlight: number; readonly ended: number }>;
  stop(): Promise<void>;
}
