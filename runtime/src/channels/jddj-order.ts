import { fail, type Json, ok, type Result } from '@orderloom/shared/base';
import { chinaTime } from './china-time.ts';
import type { ChannelMessage } from './define-channel.ts';
import { sortedPairs } from './form.ts';
import { parseText } from './lossless.ts';
import { recordOf, troubleIn, unreadable } from './platform-answer.ts';
import type { Access, ApiAnswer, ApiRequest, Trouble } from './reach.ts';
import { asInteger, asList, asRecord, asText, at, fromChinaTime, type JsonRecord, known, recordsIn } from './reading.ts';
import { md5 } from './signature.ts';

const gateway = 'https://openapi.jddj.com/djapi';

/** Asks for the order a message names; undefined for a channel that has no token to ask with. */
export function jddjOrderRequest(message: ChannelMessage, { secrets, settings, now }: Access): ApiRequest | undefined {
  const { appKey, appSecret, token } = secrets;
  const orderId = asText(asRecord(message.data)?.billId);
  if (!appKey || !appSecret || !token || orderId === undefined) return undefined;
  const fields = {
    token,
    app_key: appKey,
    timestamp: chinaTime(now),
    format: 'json',
    v: '1.0',
    jd_param_json: JSON.stringify({ orderId }),
  };
  const sign = md5(appSecret, sortedPairs(Object.entries(fields)), appSecret)
    .toString('hex')
    .toUpperCase();
  return {
    method: 'POST',
    url: `${asText(settings.apiUrl) ?? gateway}/order/es/query`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, sign }).toString(),
  };
}

/** The order is JSON inside JSON inside JSON. */
export function readJddjOrder(answer: ApiAnswer): Result<Json, Trouble> {
  const read = recordOf(answer);
  if (!read.ok) return read;
  const code = asText(read.value.code) ?? '';
  if (code !== '0') return fail(troubleIn(code, asText(read.value.msg) ?? '', {}));
  const [order] = recordsIn(asList(at(unwrapped(at(unwrapped(read.value.data), 'result')), 'resultList')));
  return order ? ok(order) : unreadable('resultList');
}

function unwrapped(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string') return value;
  try {
    return parseText(value);
  } catch {
    return undefined;
  }
}

/** The order's fields under their standard names; its amounts are fen. */
export function jddjOrderFields(order: JsonRecord): JsonRecord {
  return known({
    channelStatus: asText(order.orderStatus),
    shop: asText(order.deliveryStationNo) ?? asText(order.produceStationNo),
    amount: asInteger(order.orderBuyerPayableMoney),
    freight: asInteger(order.orderFreightMoney),
    discount: asInteger(order.orderDiscountMoney),
    createdAt: fromChinaTime(order.orderPurchaseTime) ?? fromChinaTime(order.orderStartTime),
    promisedAt: fromChinaTime(order.orderPreEndDeliveryTime),
    receiver: asText(order.buyerFullName),
    phone: asText(order.buyerMobile) ?? asText(order.buyerTelephone),
    city: asText(order.buyerCityName),
    district: asText(order.buyerCountryName),
    address: asText(order.buyerFullAddress),
    buyerNote: asText(order.orderBuyerRemark),
    lines: Array.isArray(order.product) ? recordsIn(order.product).map(lineOf) : undefined,
  });
}

function lineOf(product: JsonRecord): JsonRecord {
  return known({
    id: asText(product.adjustId) ?? asText(product.skuId),
    sku: asText(product.skuIdIsv) ?? asText(product.skuId),
    name: asText(product.skuName),
    quantity: asInteger(product.skuCount),
    price: asInteger(product.skuJdPrice),
  });
}
