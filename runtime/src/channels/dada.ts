import { fail, ok } from '@orderloom/shared/base';
import { eventMapParam, missingOrderId, pathTokenParam } from './common-params.ts';
import { courierEvents, riderFields } from './courier.ts';
import { defineChannel, type HookRequest, type Secrets, type Verification } from './define-channel.ts';
import { parseLossless } from './lossless.ts';
import { asInteger, asRecord, asText, entryOf, fromSeconds, type JsonRecord, known } from './reading.ts';
import { md5, sameBytes, sha256Hex } from './signature.ts';
import { eventsUnder, fact, word } from './words.ts';

const words = [
  word('1', '待接单', 'Waiting for a rider', courierEvents.waiting, 'to-ship'),
  word('2', '待取货', 'Taken by a rider', courierEvents.assigned, 'to-ship'),
  word('3', '配送中', 'On the way', courierEvents.pickedUp, 'shipped'),
  word('4', '已完成', 'Done', courierEvents.delivered, 'completed'),
  word('5', '已取消', 'Cancelled', courierEvents.cancelled, 'to-ship'),
  word('7', '已过期', 'Expired', courierEvents.cancelled, 'to-ship'),
  word('8', '指派单', 'Assigned to one rider', courierEvents.waiting, 'to-ship'),
  word('9', '物品返回中', 'On its way back', courierEvents.returning, 'shipped'),
  word('10', '物品返回完成', 'Brought back', courierEvents.returned, 'on-hold'),
  word('100', '骑士到店', 'Rider at the shop', courierEvents.arrived, 'to-ship'),
  word('1000', '创建运单失败', 'Could not be ordered', courierEvents.failed, 'to-ship'),
];

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
  secrets: [pathTokenParam, { name: 'clientId', required: false, label: { zh: '商户 client_id', en: 'client_id' } }],
  settings: [eventMapParam],
  pathToken: true,
  conventions: {
    money: { zh: '消息里没有金额', en: 'Messages hold no amounts' },
    times: { zh: 'Unix 秒', en: 'Unix seconds' },
    ids: { zh: 'order_id 是商家自己的订单号', en: "order_id is the merchant's own number" },
  },
  statuses: words,
  verified: [
    fact('seen', '状态码与签名算法来自多个公开程序', 'States and signature are those of several public programs'),
    fact(
      'seen',
      '签名不含密钥：任何人都能伪造，靠地址里的口令',
      'The signature holds no secret and can be forged: the word in the address has to protect it',
    ),
    fact('unverified', '重推间隔与次数', 'How often, and how long, it sends again'),
  ],
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
    const at = asInteger(body.update_time);
    const modified = at === undefined ? {} : { modified: { about: 'courier:dada', at: at * 1000 } };
    return ok({ externalId: orderNo, about: { orderNos: [orderNo] }, events: eventsOf(body), payload, data: {}, ...modified });
  },
  accepted: { status: 200, body: { status: 'ok' } },
});

/** Waiting again after a rider had it is news of its own. */
function eventsOf(body: JsonRecord): readonly string[] {
  const status = asText(body.order_status) ?? '';
  if (status === '1' && (asInteger(body.repeat_reason_type) ?? 0) > 0) return courierEvents.released;
  return eventsUnder(words, status) ?? [];
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
