import { createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto';
import { fail, type Json, ok } from '@orderloom/shared/base';
import { toMinorUnits } from '@orderloom/shared/order';
import { eventMapParam, missingOrderId } from './common-params.ts';
import { defineChannel, type HookRequest, type Secrets, type Settings, type Verification } from './define-channel.ts';
import { parseLossless } from './lossless.ts';
import { asInteger, asRecord, asText, at, firstOf, fromIso, type JsonRecord } from './reading.ts';
import { hmacKey, hmacSha256, rememberedKeys, sameBytes, sha256Hex } from './signature.ts';
import { fact } from './words.ts';

const toleranceMs = 5 * 60_000;
const idPaths = ['data.orderId', 'data.order_id', 'data.order.id', 'data.id'];

/** The open specification at standardwebhooks.com, version 1.0.0, signatures `v1` (HMAC-SHA256). */
export const standardWebhooks = defineChannel({
  id: 'standard-webhooks',
  label: { zh: '标准 Webhook', en: 'Standard Webhooks' },
  hint: {
    zh: '发送方按 Standard Webhooks 1.0 签名（webhook-id、webhook-timestamp、webhook-signature），把下面的地址填到发送方。',
    en: 'The sender signs by Standard Webhooks 1.0 (webhook-id, webhook-timestamp, webhook-signature); give it the address below.',
  },
  secrets: [
    {
      name: 'secret',
      required: false,
      label: { zh: '签名密钥', en: 'Signing secret' },
      hint: {
        zh: 'whsec_ 开头的 Base64；用公钥签名的发送方不需要',
        en: 'Base64 after whsec_; not needed where the sender signs with a key pair',
      },
    },
    {
      name: 'previousSecret',
      required: false,
      label: { zh: '旧密钥', en: 'Previous secret' },
      hint: { zh: '更换密钥期间两个都认', en: 'Both are believed while the secret is changed' },
    },
    {
      name: 'publicKey',
      required: false,
      label: { zh: '公钥', en: 'Public key' },
      hint: { zh: '发送方用 v1a（ed25519）签名时，whpk_ 开头的 Base64', en: 'Where the sender signs by v1a (ed25519): Base64 after whpk_' },
    },
  ],
  settings: [
    {
      name: 'orderIdPath',
      required: false,
      label: { zh: '订单号位置', en: 'Path of the order number' },
      hint: { zh: `默认依次找 ${idPaths.join('、')}`, en: `By default the first of ${idPaths.join(', ')}` },
    },
    {
      name: 'amountUnit',
      required: false,
      label: { zh: '金额单位', en: 'Unit of amounts' },
      hint: { zh: 'minor（分，默认）或 major（元）', en: 'minor (fen, the default) or major (yuan)' },
    },
    eventMapParam,
  ],
  conventions: {
    money: { zh: '按设置：分（默认）或元', en: 'By the setting: fen, the default, or yuan' },
    times: { zh: '带时区的 ISO 8601', en: 'ISO 8601 with offset' },
    ids: { zh: '按设置的位置取订单号', en: 'The order number is where the setting says' },
  },
  limits: {
    callsPerSecond: 10,
    notes: [{ zh: '时间戳与现在相差超过 5 分钟的不接收', en: 'A timestamp more than 5 minutes from now is refused' }],
  },
  verified: [fact('documented', '签名 v1 与 v1a、时间戳、多重签名', 'Signatures v1 and v1a, timestamps, several signatures at once')],
  verify,
  split(request) {
    const parsed = parseLossless(request.raw);
    if (!parsed.ok) return parsed;
    const deliveryId = request.headers['webhook-id'] ?? sha256Hex(request.raw);
    const topic = asText(at(parsed.value, 'type')) ?? '';
    return ok([{ deliveryId, topic, probe: false, body: request.raw, data: parsed.value }]);
  },
  map(message, settings) {
    const paths = asText(settings.orderIdPath) ? [String(settings.orderIdPath)] : idPaths;
    const externalId = firstOf(paths.map((path) => asText(at(message.data, path))));
    if (externalId === undefined) return fail([missingOrderId(paths.join(', '))]);
    const data = asRecord(at(message.data, 'data')) ?? {};
    const occurredAt = fromIso(at(message.data, 'timestamp'));
    const fields = standardFields(data, settings);
    if (occurredAt !== undefined) fields.occurredAt = occurredAt;
    fields.raw = data;
    return ok({ externalId, events: message.topic ? [message.topic] : [], payload: fields, data: { orderNo: externalId, ...fields } });
  },
  accepted: { status: 204 },
});

function verify({ raw, headers }: HookRequest, secrets: Secrets, now: number): Verification {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (!id || !timestamp || !signatures) return { ok: false, reason: 'a webhook-* header is missing' };
  if (!/^\d{1,12}$/.test(timestamp)) return { ok: false, reason: 'webhook-timestamp is not a number' };
  if (Math.abs(now - Number(timestamp) * 1000) > toleranceMs) return { ok: false, reason: 'webhook-timestamp is too far from now' };
  const parts = signatures.split(' ');
  const given = signaturesOf(parts, 'v1,');
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), raw]);
  const publicKey = secrets.publicKey ? verifierOf(secrets.publicKey) : undefined;
  if (publicKey && signaturesOf(parts, 'v1a,').some((one) => verifySignature(null, signed, publicKey, one))) return { ok: true };
  const keys = [secrets.secret, secrets.previousSecret].filter((secret) => secret !== undefined && secret !== '');
  const expected = keys.map((key) => hmacSha256(keyOf(String(key)), `${id}.${timestamp}.`, raw));
  const matches = expected.filter((one) => given.filter((other) => sameBytes(one, other)).length > 0);
  return matches.length > 0 ? { ok: true } : { ok: false, reason: 'no signature matches' };
}

function signaturesOf(parts: readonly string[], version: string): readonly Buffer[] {
  return parts.filter((part) => part.startsWith(version)).map((part) => Buffer.from(part.slice(version.length), 'base64'));
}

/** Undefined when it is no key. */
function verifierOf(text: string): KeyObject | undefined {
  const bytes = Buffer.from(text.startsWith('whpk_') ? text.slice(5) : text, 'base64');
  if (bytes.length !== 32) return undefined;
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') }, format: 'jwk' });
}

const keyOf = rememberedKeys((secret) => hmacKey(Buffer.from(secret.startsWith('whsec_') ? secret.slice(6) : secret, 'base64')));

/** The sender's own fields, also under camelCase, with amounts in fen and instants in UTC. */
function standardFields(data: JsonRecord, settings: Settings): Record<string, Json> {
  const fields: Record<string, Json> = {};
  for (const key of Object.keys(data)) {
    if (key === 'amount' || key === '__proto__') continue;
    const value = data[key] ?? null;
    fields[key] = value;
    fields[camelCase(key)] = fromIso(value) ?? value;
  }
  const amount = amountOf(data.amount, settings);
  const channelStatus = asText(data.status);
  const trackingNo = trackingNoOf(data);
  if (trackingNo !== undefined) fields.trackingNo = trackingNo;
  if (amount !== undefined) fields.amount = amount;
  if (channelStatus !== undefined) fields.channelStatus = channelStatus;
  return fields;
}

/** A parcel's number, under any of the names in use for it; of several, the first. */
function trackingNoOf(data: JsonRecord): string | undefined {
  const given = firstOf([data.trackingNo, data.tracking_no, data.tracking_number, data.trackingNumber, data.tracking]);
  return asText(Array.isArray(given) ? given[0] : given);
}

function camelCase(key: string): string {
  if (!key.includes('_')) return key;
  return key.replace(/_+([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function amountOf(value: Json | undefined, settings: Settings): number | undefined {
  const nested = asRecord(value);
  const unit = asText(nested?.unit) ?? asText(settings.amountUnit) ?? 'minor';
  const plain = nested ? firstOf([nested.total, nested.value, nested.paid]) : value;
  if (unit !== 'major') return asInteger(plain);
  return typeof plain === 'string' || typeof plain === 'number' ? toMinorUnits(plain) : undefined;
}
