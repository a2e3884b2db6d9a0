import { fail, ok } from '@orderloom/shared/base';
import { eventMapParam, missingOrderId, previousSecretParam } from './common-params.ts';
import { defineChannel, type HookRequest, type Secrets, type StatusWord, type Verification } from './define-channel.ts';
import { parseLossless } from './lossless.ts';
import { asRecord, asText, fromUtcTime } from './reading.ts';
import { hmacKey, hmacSha256, rememberedKeys, sameBytes, sha256Hex } from './signature.ts';
import { wooFields, wooOccurredAt } from './woocommerce-fields.ts';
import { wooMilestones } from './woocommerce-milestones.ts';
import { fact } from './words.ts';

const words: readonly StatusWord[] = [
  { code: 'checkout-draft', label: { zh: '结账草稿', en: 'Checkout draft' }, phase: 'unpaid' },
  { code: 'pending', label: { zh: '待付款', en: 'Pending payment' }, phase: 'unpaid' },
  { code: 'failed', label: { zh: '付款失败', en: 'Payment failed' }, phase: 'unpaid' },
  { code: 'on-hold', label: { zh: '保留', en: 'On hold' }, phase: 'on-hold' },
  { code: 'processing', label: { zh: '处理中', en: 'Processing' }, phase: 'to-ship' },
  { code: 'completed', label: { zh: '已完成', en: 'Completed' }, phase: 'completed' },
  { code: 'cancelled', label: { zh: '已取消', en: 'Cancelled' }, phase: 'cancelled' },
  { code: 'refunded', label: { zh: '已退款', en: 'Refunded' }, phase: 'cancelled' },
];

export const woocommerce = defineChannel({
  id: 'woocommerce',
  label: { zh: 'WooCommerce', en: 'WooCommerce' },
  hint: {
    zh: '在 WooCommerce 设置 › 高级 › Webhooks 里为订单的创建、更新、删除各建一个，交付地址填下面的；签名头是 X-WC-Webhook-Signature。连续失败 5 次以上它会自行停用。',
    en: 'Under WooCommerce Settings › Advanced › Webhooks add one each for orders created, updated and deleted, with the address below; the signature is X-WC-Webhook-Signature. After more than 5 failures in a row it turns itself off.',
  },
  secrets: [{ name: 'secret', required: true, label: { zh: '密钥', en: 'Secret' } }, previousSecretParam],
  settings: [eventMapParam],
  conventions: {
    money: {
      zh: '主单位的十进制文本，按币种的小数位；行金额不含税，税另列',
      en: "Decimal texts in major units, by the currency's decimals; lines without their tax, which comes apart",
    },
    times: {
      zh: '取带 _gmt 的字段，UTC；没有后缀的是店铺当地时间，不用',
      en: 'The fields that end in _gmt, in UTC; the others are local to the shop and not used',
    },
    ids: { zh: 'id 是订单号，number 是给人看的编号', en: 'id is the order, number is what people see' },
  },
  statuses: words,
  limits: {
    callsPerSecond: 10,
    notes: [
      { zh: '失败不重推；连续失败 5 次以上自行停用', en: 'Nothing is sent again; after more than 5 failures in a row it turns itself off' },
      { zh: '60 秒内要应答', en: 'An answer is waited for 60 seconds' },
    ],
  },
  verified: [
    fact('seen', '签名、报文头、投递规则来自 WooCommerce 源码', 'Signature, headers and delivery are those of its own source'),
    fact('seen', '投递编号按秒，同一秒会重复：不用来去重', 'Its delivery id is the same within a second, and not used to tell repetitions'),
    fact('unverified', '状态之间没有规定的顺序', 'No order of states is laid down'),
  ],
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
    const mapped = { externalId, payload, data: { orderNo: externalId, ...fields } };
    if (message.topic === 'order.deleted') return ok({ ...mapped, events: ['order.deleted', 'order.cancelled'] });
    if (!orderTopics.has(message.topic)) return ok({ ...mapped, events: [] });
    const milestones = wooMilestones(message.topic, order, payload);
    const events = message.topic === 'order.created' ? ['order.created'] : (milestones.at(-1)?.events ?? []);
    const at = Date.parse(fromUtcTime(order.date_modified_gmt) ?? '');
    const modified = Number.isNaN(at) ? {} : { modified: { about: 'order', at } };
    return ok({ ...mapped, events, milestones, ...modified });
  },
  accepted: { status: 200 },
});

/** Each holds the whole order as it stands. */
const orderTopics = new Set(['order.created', 'order.updated', 'order.restored']);

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
