// Owns: a delivery from its bytes to what the engine is told. Answers only after the commit.
//   E1. `accepted` means that every message of the delivery is durable: applied, or kept with its reason.
//   E2. Every message carries the sender's id of it; the engine applies an id once.
//   E8. The tenant comes from the address, and every look-up is within it.
import type { Problem, Registry } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import { LRUCache } from 'lru-cache';
import type { ChannelAnswer, ChannelDefinition, ChannelMessage, HookRequest } from '../channels/index.ts';
import { crashPoint } from '../crash-points.ts';
import type { Clock, Delivery, Engine, Log, SubmitResult } from '../engine/index.ts';
import type { ChannelRow, InboxRow, Store } from '../store/index.ts';
import { type Catalogue, interpret } from './interpret.ts';

export interface IntakeDeps {
  readonly store: Store;
  readonly engine: Pick<Engine, 'submit'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly channelTypes: Registry<ChannelDefinition>;
}

export type Received =
  | { readonly type: 'accepted'; readonly answer: ChannelAnswer }
  | { readonly type: 'unknown-channel' }
  | { readonly type: 'bad-signature' }
  | { readonly type: 'bad-body'; readonly problems: readonly Problem[] };

export interface Intake {
  /** Throws `Overloaded` when it cannot be taken now; what was taken before that is applied once, also when sent again. */
  receive(tenant: string, channel: string, request: HookRequest): Promise<Received>;
  /** Applies a kept delivery with the mapping and flow of now. */
  replay(tenant: string, row: InboxRow, by: string): Promise<'replayed' | 'unknown-channel'>;
}

/** What is not kept of a delivery's headers: credentials, and what only carried it here. */
const unkept = new Set([
  'authorization',
  'cookie',
  'proxy-authorization',
  'host',
  'connection',
  'keep-alive',
  'content-length',
  'transfer-encoding',
  'accept',
  'accept-encoding',
]);

export function createIntake({ store, engine, clock, log, channelTypes }: IntakeDeps): Intake {
  const documents = new LRUCache<string, FlowDocument>({ max: 200 });

  async function receive(tenant: string, id: string, request: HookRequest): Promise<Received> {
    crashPoint('received');
    const channel = store.channels.get(tenant, id);
    const type = channel?.enabled ? channelTypes.get(channel.type) : undefined;
    if (!channel || !type) return { type: 'unknown-channel' };
    const verification = type.verify(request, channel.secrets, clock.now());
    if (!verification.ok) {
      log.warn({ tenant, channel: id, reason: verification.reason }, 'a delivery was refused: bad signature');
      return { type: 'bad-signature' };
    }
    crashPoint('verified');
    const messages = type.split(request);
    if (!messages.ok) return { type: 'bad-body', problems: messages.error };
    const headers = keptHeaders(request.headers);
    const real = messages.value.filter((message) => !message.probe);
    // Started one after the other without waiting: they keep their order, and share a commit.
    await allOf(real.map((message) => submit(tenant, channel, type, message, headers)));
    crashPoint('before-answer');
    return { type: 'accepted', answer: type.accepted };
  }

  function submit(tenant: string, channel: ChannelRow, type: ChannelDefinition, message: ChannelMessage, headers: Delivery['headers']) {
    const { commands, verdict } = interpret(type, channel, message, catalogueOf(tenant));
    const { deliveryId, body } = message;
    const delivery = { deliveryId, receivedAt: clock.now(), headers, body, verdict };
    const submitted = engine.submit({ tenant, source: channel.id, actor: `channel:${channel.id}`, commands, delivery });
    return submitted.then(tellSetAside(log, { tenant, channel: channel.id, delivery: deliveryId }, verdict));
  }

  async function replay(tenant: string, row: InboxRow, by: string): Promise<'replayed' | 'unknown-channel'> {
    const channel = store.channels.get(tenant, row.channel);
    const type = channel && channelTypes.get(channel.type);
    if (!channel || !type) return 'unknown-channel';
    const messages = type.split({ raw: new TextEncoder().encode(row.body), headers: row.headers });
    const message = messages.ok ? messages.value[0] : undefined;
    if (!message) return 'replayed';
    const { commands, verdict } = interpret(type, channel, message, catalogueOf(tenant));
    log.info({ tenant, channel: channel.id, delivery: row.deliveryId, by }, 'a delivery is replayed');
    const replayOf = { inbox: row.id, deliveryId: row.deliveryId, verdict };
    await engine.submit({ tenant, source: channel.id, actor: `channel:${channel.id}`, commands, replayOf });
    return 'replayed';
  }

  function catalogueOf(tenant: string): Catalogue {
    return {
      forNew(flow, channel, externalId) {
        const version = store.releases.versionFor(tenant, flow, channel, externalId);
        const document = version === undefined ? undefined : documentOf(tenant, flow, version);
        if (version === undefined || !document) return undefined;
        return { version, document, only: store.releases.get(tenant, flow)?.newest === 1 };
      },
      pinned(channel, externalId) {
        const order = store.engine.pinnedVersion(tenant, channel, externalId);
        const document = order && documentOf(tenant, order.flow, order.version);
        return order && document && { version: order.version, document };
      },
    };
  }

  function documentOf(tenant: string, flow: string, version: number): FlowDocument | undefined {
    const key = `${tenant}\n${flow}\n${version}`;
    const known = documents.get(key) ?? store.engine.flowVersion(tenant, flow, version);
    if (known) documents.set(key, known);
    return known;
  }

  return { receive, replay };
}

function keptHeaders(headers: HookRequest['headers']): Delivery['headers'] {
  const kept: Record<string, string> = {};
  for (const name of Object.keys(headers)) if (!unkept.has(name)) kept[name] = headers[name] ?? '';
  return kept;
}

/** A word in the log for what a person has to see to. */
function tellSetAside(log: Log, about: object, verdict: Delivery['verdict']): (result: SubmitResult) => SubmitResult {
  return (result) => {
    const { inbox, results } = result;
    if (inbox?.status !== 'quarantined' && inbox?.status !== 'rejected') return result;
    const orders = results.flatMap((one) => one.order ?? []);
    const problems = [...(verdict?.problems ?? []), ...results.flatMap((one) => one.problems)].map((problem) => problem.code);
    log.warn({ ...about, inbox: inbox.id, order: orders[0], orders, problems }, `a delivery was set aside: ${inbox.status}`);
    return result;
  };
}

/** Waits for all before telling of the first that failed: none is left running unwatched. */
async function allOf(submissions: readonly Promise<SubmitResult>[]): Promise<void> {
  if (submissions.length === 1) {
    await submissions[0];
    return;
  }
  const settled = await Promise.allSettled(submissions);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
