import { fail, ok } from '@orderloom/shared/base';
import { eventMapParam, missingOrderId } from './common-params.ts';
import { courierEvents, riderFields } from './courier.ts';
import { defineChannel, type HookRequest, type Secrets, type Verification } from './define-channel.ts';
import { parseLossless } from './lossless.ts';
import { asInteger, asRecord, asText, entryOf, fromSeconds, type JsonRecord, known } from './reading.ts';
import { md5, sameBytes, sha256Hex } from './signature.ts';

const statusEvents: Readonly<Record<string, readonly string[]>> = {
  '1': courierEvents.waiting,
  '2': courierEvents.assigned,
  '3': courierEvents.pickedUp,
  '4': courierEvents.delivered,
  '5': courierEvents.cancelled,
  '7': courierEvents.cancelled,
  '8': courierEvents.waiting,
  '9': courierEvents.returning,
  '10': courierEvents.returned,
  '100': courierEvents.arrived,
  '1000': courierEvents.failed,
};

/** Who cancelled, as it says by number. */
const cancelledBy: Readonly<Record<string, string>> = { '1': '骑手取消', '2': '商家取消', '3': '系统取消' };

/** 达达, a same-city courier. Its signature holds no secret, so only the address can tell who posts. */
export const dada = defineChannel({
  id: 'dada',
  label: { zh: '达达', en: 'Dada courier' },
  hint: {
    zh: '发单时把 callback 填成下面的地址。达达的回调签名不含密钥，谁都能算出来：地址里的口令就是凭证，不要公开。按商家订单号找订单。',
    en: 'Give the address below as callback of each delivery. Its signature holds no secret, anybody can make one: the word in the address is the credential, keep it to yourself. Orders are found by your own number.',
  },
  secrets: [{ name: 'clientId', required: false, label: { zh: '商户 client_id', en: 'client_id' } }],
  settings: [eventMapParam],
  verify,
  split({ raw }) {
    const parsed = parseLossless(raw);
    if (!parsed.ok) return parsed;
    const body = asRecord(parsed.value) ?? {};
    const topic = asText(body.order_status) ?? '';
    const parts = [asText(body.client_id), asText(body.order_id), topic, asText(body.update_time), asText(body.dm_id)];
    const deliveryId = asText(body.order_id) === undefined ? sha256Hex(raw) : parts.join(':');
    return ok([{ deliveryId, topic, probe: false, body: raw, data: parsed.value }]);
  },
  map(message) {
    const body = asRecord(message.data) ?? {};
    const orderNo = asText(body.order_id);
    if (orderNo === undefined) return fail([missingOrderId('order_id')]);
    const payload = known({
      channelStatus: asText(body.order_status),
      occurredAt: fromSeconds(body.update_time),
      reason: asText(body.cancel_reason) ?? entryOf(cancelledBy, asText(body.cancel_from) ?? ''),
      carrier: '达达',
      ...riderFields(body.dm_name, body.dm_mobile),
      raw: body,
    });
    return ok({ externalId: orderNo, about: { orderNos: [orderNo] }, events: eventsOf(body), payload, data: {} });
  },
  accepted: { status: 200, body: { status: 'ok' } },
});

/** Waiting again after a rider had it is news of its own. */
function eventsOf(body: JsonRecord): readonly string[] {
  const status = asText(body.order_status) ?? '';
  if (status === '1' && (asInteger(body.repeat_reason_type) ?? 0) > 0) return courierEvents.released;
  return entryOf(statusEvents, status) ?? [];
}

function verify({ raw }: HookRequest, secrets: Secrets): Verification {
  const parsed = parseLossless(raw);
  const body = parsed.ok ? (asRecord(parsed.value) ?? {}) : {};
  const signature = asText(body.signature) ?? '';
  if (!/^[0-9a-f]{32}$/i.test(signature)) return { ok: false, reason: 'signature is missing or malformed' };
  const clientId = asText(body.client_id) ?? '';
  if (secrets.clientId && secrets.clientId !== clientId) return { ok: false, reason: 'client_id is another merchant' };
  const signed = [clientId, asText(body.order_id) ?? '', asText(body.update_time) ?? ''].sort().join('');
  const matches = sameBytes(md5(signed), Buffer.from(signature, 'hex'));
  return matches ? { ok: true } : { ok: false, reason: 'the signature does not match' };
}
