import type { MappingDocument } from '@orderloom/shared/mapping';

export interface MappingDraft {
  /** Raised by each save; the optimistic lock. */
  readonly revision: number;
  readonly document: MappingDocument;
  readonly savedAt: number;
  readonly savedBy: string;
}

export interface MappingVersion {
  readonly version: number;
  readonly document: MappingDocument;
  readonly note: string;
  readonly publishedAt: number;
  readonly publishedBy: string;
}

/** What a channel's messages are read by. */
export type MappingInUse = Pick<MappingVersion, 'version' | 'document'>;

/** `conflict` carries the revision that is stored. */
export type MappingWrite = { readonly type: 'saved' } | { readonly type: 'conflict'; readonly revision: number };

/** Mappings of channels: one draft that is edited, versions that never change, and which of them is in use. */
export interface MappingStore {
  draft(tenant: string, channel: string): MappingDraft | undefined;
  /** A draft that is not there yet has revision 0. */
  saveDraft(tenant: string, channel: string, revision: number, document: MappingDocument, by: string): MappingWrite;
  /** The newest first. */
  versions(tenant: string, channel: string): readonly MappingVersion[];
  version(tenant: string, channel: string, version: number): MappingVersion | undefined;
  /** Freezes a document as the next version, and uses it. */
  publish(tenant: string, channel: string, document: MappingDocument, note: string, by: string): number;
  /** Asked for every message, so it is kept in memory; the same object until it changes. */
  inUse(tenant: string, channel: string): MappingInUse | undefined;
  /** Another version, or none. False when there is no such version. */
  use(tenant: string, channel: string, version: number | null): boolean;
  /** All of a channel that is no more. */
  remove(tenant: string, channel: string): void;
}
