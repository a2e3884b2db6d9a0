// Owns: applying what is kept already. Does not own: when.
import type { Problem } from '@orderloom/shared/base';
import type { ChannelMessage } from '../channels/index.ts';
import type { SubmitResult } from '../engine/index.ts';
import type { InboxRow } from '../store/index.ts';
import { awaited, type Catalogue, type Meaning, quarantined } from './catalogue.ts';
import type { Intake, IntakeDeps } from './create-intake.ts';
import { interpret } from './interpret.ts';
import { type Kept, keepWithDetail, openKept } from './kept-detail.ts';
import { appendedTo } from './kept-headers.ts';
import { markMapping } from './mapping-mark.ts';
import { tellSetAside } from './tell-set-aside.ts';

type KeptDeliveries = Pick<Intake, 'replay' | 'messageIn' | 'finish'>;

export function createKept(deps: IntakeDeps, catalogueOf: (tenant: string) => Catalogue): KeptDeliveries {
  const { store, engine, log, channelTypes, waiting } = deps;

  async function replay(tenant: string, row: InboxRow, by: string): Promise<'replayed' | 'unknown-channel'> {
    const channel = store.channels.get(tenant, row.channel);
    const type = channel && channelTypes.get(channel.type);
    if (!channel || !type) return 'unknown-channel';
    const message = messageIn(tenant, row);
    if (!message) return 'replayed';
    log.info({ tenant, channel: channel.id, delivery: row.deliveryId, by }, 'a delivery is replayed');
    const meaning = waiting(tenant, channel, message) ? awaited : interpret(type, channel, message, catalogueOf(tenant));
    await submitKept(tenant, row, meaning);
    return 'replayed';
  }

  function messageIn(tenant: string, row: InboxRow): ChannelMessage | undefined {
    const channel = store.channels.get(tenant, row.channel);
    const type = channel && channelTypes.get(channel.type);
    const { body, detail } = openKept(row);
    const messages = type?.split({ raw: new TextEncoder().encode(body), ...appendedTo(row) }, channel?.secrets ?? {});
    const message = messages?.ok ? messages.value[0] : undefined;
    return message && { ...message, deliveryId: row.deliveryId, ...(detail === undefined ? {} : { detail }) };
  }

  async function finish(tenant: string, row: InboxRow, message: ChannelMessage, failed?: Problem): Promise<void> {
    const channel = store.channels.get(tenant, row.channel);
    const type = channel && channelTypes.get(channel.type);
    if (!channel || !type) return;
    const meaning = failed ? quarantined([failed]) : interpret(type, channel, message, catalogueOf(tenant));
    const about = { tenant, channel: channel.id, delivery: row.deliveryId };
    await submitKept(tenant, row, meaning, keepWithDetail(row, message)).then(tellSetAside(log, about, meaning.verdict));
  }

  function submitKept(tenant: string, row: InboxRow, { commands, verdict }: Meaning, kept?: Kept): Promise<SubmitResult> {
    const version = store.mappings.inUse(tenant, row.channel)?.version;
    const marked = version === undefined ? kept : { ...kept, headers: markMapping(kept?.headers ?? row.headers, version) };
    const replayOf = { inbox: row.id, deliveryId: row.deliveryId, verdict, kept: marked, waited: row.status === 'awaiting' };
    return engine.submit({ tenant, source: row.channel, actor: `channel:${row.channel}`, commands, replayOf });
  }

  return { replay, messageIn, finish };
}
