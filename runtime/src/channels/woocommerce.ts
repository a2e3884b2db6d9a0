import { fail, ok } from '@orderloom/shared/base';
import { eventMapParam, missingOrderId, previousSecretParam } from './common-params.ts';
import { defineChannel, type HookRequest, type Secrets, type Verification } from './define-channel.ts';
import { parseLossless } from './lossless.ts';
import { asRecord, asText, entryOf, type JsonRecord } from './reading.ts';
import { hmacKey, hmacSha256, rememberedKeys, sameBytes, sha256Hex } from './signature.ts';
import { refundsOf, wooFields, wooOccurredAt } from './woocommerce-fields.ts';

const orderTopics: Readonly<Record<string, readonly string[]>> = {
  'order.created': ['order.created'],
  'order.updated': ['order.updated'],
  'order.restored': ['order.updated'],
  'order.deleted': ['order.deleted', 'order.cancelled'],
};

/** A shop says of every change only that the order was updated; what it means is in the status. */
const statusEvents: Readonly<Record<string, readonly string[]>> = {
  processing: ['order.paid', 'order.updated'],
  completed: ['order.completed', 'order.updated'],
  cancelled: ['order.cancelled', 'order.updated'],
  refunded: ['refund.succeeded', 'order.updated'],
};

export const woocommerce = defineChannel({
  id: 'woocommerce',
  label: { zh: 'WooCommerce', en: 'WooCommerce' },
  hint: {
    zh: '在 WooCommerce 设置 › 高级 › Webhooks 里为订单的创建、更新、删除各建一个，交付地址填下面的；签名头是 X-WC-Webhook-Signature。连续失败 5 次以上它会自行停用。',
    en: 'Under WooCommerce Settings › Advanced › Webhooks add one each for orders created, updated and deleted, with the address below; the signature is X-WC-Webhook-Signature. After more than 5 failures in a row it turns itself off.',
  },
  secrets: [{ name: 'secret', required: true, label: { zh: '密钥', en: 'Secret' } }, previousSecretParam],
  settings: [eventMapParam],
  verify,
  split(request) {
    const ping = pingOf(request);
    if (ping !== undefined) return ok([{ deliveryId: `ping:${ping}`, topic: 'ping', probe: true, body: request.raw, data: ping }]);
    const parsed = parseLossless(request.raw);
    if (!parsed.ok) return parsed;
    const body = asRecord(parsed.value) ?? {};
    const topic = request.headers['x-wc-webhook-topic'] ?? '';
    // Its own delivery id is the same for two deliveries of one second.
    const deliveryId = [topic, asText(body.id), asText(body.date_modified_gmt), sha256Hex(request.raw)].join(':');
    return ok([{ deliveryId, topic, probe: false, body: request.raw, data: parsed.value }]);
  },
  map(message) {
    const order = asRecord(message.data) ?? {};
    const externalId = asText(order.id);
    if (externalId === undefined) return fail([missingOrderId('id')]);
    const fields = wooFields(order);
    const payload = { ...fields, ...wooOccurredAt(message.topic, order), raw: order };
    return ok({ externalId, events: eventsOf(message.topic, order), payload, data: { orderNo: externalId, ...fields } });
  },
  accepted: { status: 200 },
});

function eventsOf(topic: string, order: JsonRecord): readonly string[] {
  if (topic !== 'order.updated' && topic !== 'order.restored') return entryOf(orderTopics, topic) ?? [];
  const status = asText(order.status) ?? '';
  const unpaid = status === 'processing' && asText(order.date_paid_gmt) === undefined;
  // A refund of a part leaves the status as it was, so the status would tell the same again.
  if (status !== 'refunded' && status !== 'cancelled' && refundsOf(order).length > 0) return ['order.partially_refunded', 'order.updated'];
  return (unpaid ? undefined : entryOf(statusEvents, status)) ?? ['order.updated'];
}

/** What a shop posts when a webhook is made, to see whether anybody answers: not signed, and nothing in it. */
function pingOf({ raw, headers }: HookRequest): string | undefined {
  if (raw.length > 100 || headers['x-wc-webhook-signature'] !== undefined || headers['x-wc-webhook-topic'] !== undefined) return undefined;
  return /^webhook_id=(\d{1,20})$/.exec(new TextDecoder().decode(raw))?.[1];
}

const keyOf = rememberedKeys((secret) => hmacKey(decoded(secret)));

function verify(request: HookRequest, secrets: Secrets): Verification {
  if (pingOf(request) !== undefined) return { ok: true };
  const signature = request.headers['x-wc-webhook-signature'];
  if (!signature) return { ok: false, reason: 'X-WC-Webhook-Signature is missing' };
  const given = Buffer.from(signature, 'base64');
  const keys = [secrets.secret, secrets.previousSecret].filter((secret) => secret !== undefined && secret !== '');
  const matches = keys.filter((key) => sameBytes(hmacSha256(keyOf(String(key)), request.raw), given));
  return matches.length > 0 ? { ok: true } : { ok: false, reason: 'the signature does not match' };
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#039;': "'", '&amp;': '&' };

/** The shop signs with the secret after turning HTML entities in it back. */
function decoded(secret: string): string {
  return secret.replace(/&(?:lt|gt|quot|#039|amp);/g, (entity) => entities[entity] ?? entity);
}
