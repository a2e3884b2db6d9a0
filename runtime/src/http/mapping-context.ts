import type { FlowDocument } from '@orderloom/shared/document';
import type { ChannelRow } from '../store/index.ts';
import type { Actor, HttpDeps } from './environment.ts';
import { Refusal } from './refusals.ts';

/** The channel with its credentials opened; refuses a name that is none. */
export function channelOf({ store }: HttpDeps, actor: Actor, id: string): ChannelRow {
  const channel = store.channels.get(actor.tenant, id);
  if (!channel) throw new Refusal('unknown-channel');
  return channel;
}

/** What the channel's orders are run by: the published version, else the drawing. */
export function flowOf({ store }: HttpDeps, actor: Actor, { flow }: ChannelRow): FlowDocument | undefined {
  const record = flow === null ? undefined : store.flows.get(actor.tenant, flow);
  return record && (record.published ?? record.draft);
}
