// Owns: a delivery from its bytes to what the engine is told. Answers only after the commit.
//   E1. `accepted` means that every message of the delivery is durable: applied, or kept with its reason.
//   E2. Every message carries the sender's id of it; the engine applies an id once.
//   E8. The tenant comes from the address, and every look-up is within it.
import type { Problem, Registry } from '@orderloom/shared/base';
import type { ChannelAnswer, ChannelDefinition, ChannelMessage, HookRequest } from '../channels/index.ts';
import { crashPoint } from '../crash-points.ts';
import type { Clock, Delivery, Engine, Log, SubmitResult } from '../engine/index.ts';
import type { ChannelRow, InboxRow, Store } from '../store/index.ts';
import type { Tracer } from '../tracing/index.ts';
import { awaited } from './catalogue.ts';
import { createCatalogues } from './create-catalogues.ts';
import { interpret } from './interpret.ts';
import { createKept } from './kept-deliveries.ts';
import { keptHeaders } from './kept-headers.ts';
import { markMapping } from './mapping-mark.ts';
import { tellSetAside } from './tell-set-aside.ts';
import { tellOfDelivery, traceDelivery } from './trace-delivery.ts';
import { verifyPost } from './verify-post.ts';

export interface IntakeDeps {
  readonly store: Store;
  readonly engine: Pick<Engine, 'submit'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly channelTypes: Registry<ChannelDefinition>;
  readonly tracer?: Tracer | undefined;
  /** Whether a message is not applied at once: the channel is paused, or the platform must be asked for the rest first. */
  waiting(tenant: string, channel: ChannelRow, message: ChannelMessage): boolean;
  onReceived(tenant: string, channel: string, messages: number): void;
}

export type Received =
  | { readonly type: 'accepted'; readonly answer: ChannelAnswer }
  | { readonly type: 'unknown-channel' }
  | { readonly type: 'bad-signature' }
  | { readonly type: 'bad-body'; readonly problems: readonly Problem[] };

export interface Intake {
  /** Throws `Overloaded` when it cannot be taken now; what was taken before that is applied once, also when sent again. */
  receive(tenant: string, channel: string, request: HookRequest): Promise<Received>;
  /** Messages that were fetched, not posted. Resolves when every one is durable. */
  take(tenant: string, channel: ChannelRow, messages: readonly ChannelMessage[]): Promise<void>;
  /** The message that a kept delivery holds; undefined when it holds none any more. */
  messageIn(tenant: string, row: InboxRow): ChannelMessage | undefined;
  /** Applies a delivery that waited: with what the platform said of it, or with the reason why nothing more will come. */
  finish(tenant: string, row: InboxRow, message: ChannelMessage, failed?: Problem): Promise<void>;
  /** Applies a kept delivery with the mapping and flow of now. */
  replay(tenant: string, row: InboxRow, by: string): Promise<'replayed' | 'unknown-channel'>;
}

export function createIntake(deps: IntakeDeps): Intake {
  const { store, engine, clock, log, channelTypes, waiting, onReceived, tracer } = deps;
  const catalogueOf = createCatalogues(store);

  async function receive(tenant: string, id: string, posted: HookRequest): Promise<Received> {
    crashPoint('received');
    const channel = store.channels.get(tenant, id);
    const type = channel?.enabled ? channelTypes.get(channel.type) : undefined;
    if (!channel || !type) return { type: 'unknown-channel' };
    const verified = verifyPost(type, channel, posted, clock.now());
    if (!verified.ok) {
      log.warn({ tenant, channel: id, reason: verified.error }, 'a delivery was refused: bad signature');
      return { type: 'bad-signature' };
    }
    crashPoint('verified');
    const messages = type.split(verified.value, channel.secrets);
    if (!messages.ok) return { type: 'bad-body', problems: messages.error };
    const headers = keptHeaders(verified.value);
    const real = messages.value.filter((message) => !message.probe);
    // Started one after the other without waiting: they keep their order, and share a commit.
    await allOf(real.map((message) => submit(tenant, channel, type, message, headers)));
    onReceived(tenant, id, real.length);
    crashPoint('before-answer');
    return { type: 'accepted', answer: type.accepted };
  }

  async function take(tenant: string, channel: ChannelRow, messages: readonly ChannelMessage[]): Promise<void> {
    const type = channelTypes.get(channel.type);
    if (!type) return;
    await allOf(messages.map((message) => submit(tenant, channel, type, message, {})));
    onReceived(tenant, channel.id, messages.length);
  }

  function submit(tenant: string, channel: ChannelRow, type: ChannelDefinition, message: ChannelMessage, headers: Delivery['headers']) {
    const { commands, verdict } = waiting(tenant, channel, message) ? awaited : interpret(type, channel, message, catalogueOf(tenant));
    const { deliveryId, body } = message;
    const marked = markMapping(headers, store.mappings.inUse(tenant, channel.id)?.version);
    const delivery = { deliveryId, receivedAt: clock.now(), headers: marked, body, verdict };
    const span = traceDelivery(tracer, tenant, channel.id, message, headers);
    const submission = { tenant, source: channel.id, actor: `channel:${channel.id}`, commands, delivery, trace: span?.context };
    const submitted = tellOfDelivery(span, engine.submit(submission));
    return submitted.then(tellSetAside(log, { tenant, channel: channel.id, delivery: deliveryId, trace: span?.context }, verdict));
  }

  return { receive, take, ...createKept(deps, catalogueOf) };
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
