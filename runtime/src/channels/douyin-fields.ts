import type { Json } from '@orderloom/shared/base';
import { payMethods } from './douyin-tags.ts';
import { parseText } from './lossless.ts';
import {
  asInteger,
  asList,
  asRecord,
  asText,
  at,
  entryOf,
  firstOf,
  fromChinaTime,
  fromSeconds,
  type JsonRecord,
  known,
} from './reading.ts';

/** Where a message says when it happened: each tag has a name of its own for it. */
const momentKeys = [
  'pay_time',
  'cancel_time',
  'complete_time',
  'success_time',
  'close_time',
  'return_time',
  'agree_time',
  'reject_time',
  'refuse_time',
  'modify_time',
  'apply_time',
  'update_time',
  'create_time',
];

/** A message's fields under their standard names: amounts are fen already, seconds become instants, ids stay text. */
export function douyinFields(data: JsonRecord): JsonRecord {
  const refundId = asText(data.aftersale_id);
  return known({
    shop: asText(data.shop_id),
    channelStatus: asText(refundId === undefined ? data.order_status : data.aftersale_status),
    occurredAt: firstOf(momentKeys.map((key) => fromSeconds(data[key]))),
    createdAt: fromSeconds(data.create_time),
    paidAt: fromSeconds(data.pay_time),
    payMethod: entryOf(payMethods, asText(data.pay_type) ?? ''),
    amount: amountOf(data, refundId !== undefined),
    paidAmount: asInteger(data.pay_amount),
    freight: asInteger(data.post_amount),
    reason: asText(data.cancel_reason) ?? asText(data.reason) ?? asText(data.reason_code),
    remark: asText(data.seller_words) ?? asText(data.remark) ?? asText(data.buyer_words),
    promisedAt: fromSeconds(data.exp_delivery_time ?? data.exp_ship_time) ?? fromChinaTime(data.exp_delivery_time ?? data.exp_ship_time),
    deadline: fromSeconds(data.status_deadline),
    refundId,
    refundType: asText(data.aftersale_type),
    lineIds: lineIds(data),
    ...shipment(data),
    ...receiver(data),
  });
}

function amountOf(data: JsonRecord, refund: boolean): number | undefined {
  if (refund) return asInteger(data.refund_amount);
  return firstOf([data.pay_amount, data.total_amount, data.order_amount].map(asInteger));
}

function lineIds(data: JsonRecord): Json | undefined {
  const ids = [...asList(data.s_ids), ...(data.s_id === undefined ? [] : [data.s_id])].flatMap((id) => asText(id) ?? []);
  return ids.length > 0 ? ids : undefined;
}

function shipment(data: JsonRecord): Readonly<Record<string, Json | undefined>> {
  const logistics = asRecord(nested(data.logistics_msg)) ?? asRecord(nested(asList(nested(data.logistics_msg))[0])) ?? data;
  return {
    carrier: asText(logistics.company_name) ?? asText(logistics.express_company_id),
    trackingNo: asText(logistics.logistics_code) ?? asText(logistics.tracking_no),
  };
}

/** An address change asked for carries the new address apart; only masked texts and places are taken. */
function receiver(data: JsonRecord): Readonly<Record<string, Json | undefined>> {
  const message = asRecord(nested(data.post_receiver_msg)) ?? asRecord(nested(data.receiver_msg)) ?? {};
  const address = asRecord(nested(message.addr)) ?? {};
  return {
    receiver: asText(message.name),
    phone: asText(message.tel),
    province: place(address.province),
    city: place(address.city),
    district: place(address.town),
    address: asText(`${place(address.street) ?? ''}${asText(address.detail) ?? ''}`),
    ...hidden(message, address),
  };
}

/** What the platform shows only in part, and what it shows only to who may decrypt it, each apart. */
function hidden(message: JsonRecord, address: JsonRecord): Readonly<Record<string, Json | undefined>> {
  const encrypted = known({
    receiver: asText(message.encrypt_name),
    phone: asText(message.encrypt_tel),
    address: asText(address.encrypt_detail),
  });
  if (Object.keys(encrypted).length === 0) return {};
  const masked = known({ receiver: asText(message.name), phone: asText(message.tel), address: asText(address.detail) });
  return { addressMasked: masked, addressEncrypted: encrypted };
}

function place(value: Json | undefined): string | undefined {
  return asText(at(value, 'name')) ?? asText(value);
}

/** The platform sends some objects as such and some as JSON text. */
export function nested(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return parseText(value);
  } catch {
    return value;
  }
}
