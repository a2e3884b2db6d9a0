import type { Problem } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import type { OrderReference } from '../channels/index.ts';
import type { Command, Delivery } from '../engine/index.ts';
import type { UsableMapping } from './compiled-mappings.ts';

/** What the rest of the runtime knows about flows and orders. */
export interface Catalogue {
  /** What a person says the channel's messages mean; undefined: what the channel itself knows is all. */
  mapping(channel: string): UsableMapping | undefined;
  /** The version a new order gets, and whether it is the only one there is. */
  forNew(flow: string, channel: string, externalId: string): (Pinned & { readonly only: boolean }) | undefined;
  /** The version an order is pinned to; undefined when there is no such order yet. */
  pinned(channel: string, externalId: string): Pinned | undefined;
  /** Orders of any channel that somebody else speaks of. */
  referred(reference: OrderReference): readonly (Pinned & { readonly order: string; readonly by: 'orderNo' | 'trackingNo' })[];
}

export interface Pinned {
  readonly version: number;
  readonly document: FlowDocument;
}

/** Either something to do, or why there is nothing to do. */
export interface Meaning {
  readonly commands: readonly Command[];
  readonly verdict?: Delivery['verdict'];
}

/** The first of several names that a flow takes. */
export function knownIn({ events, unknownEvents }: FlowDocument, names: readonly string[]): string | undefined {
  const known = names.find((name) => Object.hasOwn(events, name));
  return known ?? (unknownEvents === 'ignore' ? names[0] : undefined);
}

export function quarantined(problems: readonly Problem[], release?: { readonly flow: string; readonly version: number }): Meaning {
  return { commands: [], verdict: { status: 'quarantined', problems, ...(release ? { release } : {}) } };
}

/** Nothing yet: it is kept, and applied when its time has come. */
export const awaited: Meaning = { commands: [], verdict: { status: 'awaiting', problems: [] } };
