import type { FlowDetail } from '@orderloom/shared/api';
import type { FlowDocument } from '@orderloom/shared/document';
import type { MergeConflict } from './merge-documents.ts';

/** `refused`: the server will not take it as it is. `offline`: it will be tried again. */
export type SaveStatus = 'saved' | 'dirty' | 'saving' | 'offline' | 'refused' | 'conflict';

/** Somebody else's draft, and what both changed. */
export interface Conflict {
  readonly theirs: FlowDetail;
  readonly conflicts: readonly MergeConflict[];
}

export interface SaveState {
  readonly status: SaveStatus;
  readonly savedAt: number | null;
  readonly revision: number;
  readonly error: unknown;
  readonly conflict: Conflict | null;
}

/** What the saver needs of the world. */
export interface SaverPorts {
  save(body: { readonly revision: number; readonly document: FlowDocument }): Promise<FlowDetail>;
  load(): Promise<FlowDetail>;
  now(): number;
}
