// Owns: a delivery from its bytes to what the engine is told. Answers only after the commit.
//   E1. `accepted` means that every message of the delivery is durable: applied, or kept with its reason.
//   E2. Every message carries the sender's id of it; the engine applies an id once.
//   E8. The tenant comes from the address, and every look-up is within it.
import type { Problem, Registry } from '@orderloom/shared/base';
import type { ChannelAnswer, ChannelDefinition, ChannelMessage, HookRequest } from '../channels/index.ts';
import { crashPoint } from '../crash-points.ts';
import type { Clock, Delivery, Engine, Log, SubmitResult } from '../engine/index.ts';
import type { ChannelRow, InboxRow, Store } from '../store/index.ts';
import { createCatalogues } from './create-catalogues.ts';
import { interpret } from './interpret.ts';

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

/** What most deliveries are, and all are that do not say otherwise; eight times an order it is worth its bytes. */
const usualType = 'application/json';

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
  const catalogueOf = createCatalogues(store);

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
    const messages = type.split(request, channel.secrets);
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
    const messages = type.split({ raw: new TextEncoder().encode(row.body), headers: row.headers }, channel.secrets);
    const message = messages.ok ? messages.value[0] : undefined;
    if (!message) return 'replayed';
    const { commands, verdict } = interpret(type, channel, message, catalogueOf(tenant));
    log.info({ tenant, channel: channel.id, delivery: row.deliveryId, by }, 'a delivery is replayed');
    const replayOf = { inbox: row.id, deliveryId: row.deliveryId, verdict };
    await engine.submit({ tenant, source: channel.id, actor: `channel:${channel.id}`, commands, replayOf });
    return 'replayed';
  }

  return { receive, replay };
}

function keptHeaders(headers: HookRequest['headers']): Delivery['headers'] {
  const kept: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name] ?? '';
    if (!unkept.has(name) && (name !== 'content-type' || value !== usualType)) kept[name] = value;
  }
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
