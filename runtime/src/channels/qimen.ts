import { fail, ok } from '@orderloom/shared/base';
import { eventMapParam, missingOrderId, previousSecretParam } from './common-params.ts';
import { defineChannel, type HookRequest, type Secrets, type Verification } from './define-channel.ts';
import { confirmEvents, processWords } from './qimen-events.ts';
import { type QimenSubject, readSubject } from './qimen-fields.ts';
import { qimenSignature } from './qimen-sign.ts';
import { asRecord, asText, entryOf, type JsonRecord } from './reading.ts';
import { sameBytes, sha256Hex } from './signature.ts';
import { eventsUnder, fact } from './words.ts';
import { parseXml } from './xml.ts';

/** 奇门, the interface between merchants and warehouses: XML both ways. */
export const qimen = defineChannel({
  id: 'qimen',
  label: { zh: '奇门 WMS', en: 'Qimen warehouse' },
  hint: {
    zh: '在仓库或奇门控制台把接收地址填成下面的；签名在地址参数 sign 里，密钥是应用的 app secret。按出库单号（deliveryOrderCode）找订单。',
    en: 'Enter the address below at the warehouse or in the Qimen console; the signature comes as sign in the query, its key is the app secret. Orders are found by the delivery order code.',
  },
  secrets: [
    { name: 'appKey', required: true, label: { zh: '应用 Key', en: 'App key' } },
    { name: 'appSecret', required: true, label: { zh: '应用密钥', en: 'App secret' } },
    previousSecretParam,
  ],
  settings: [
    {
      name: 'customerId',
      required: false,
      label: { zh: '货主 customerId', en: 'customerId' },
      hint: { zh: '填了就只收这个货主的消息', en: 'When given, only messages for this owner are taken' },
    },
    eventMapParam,
  ],
  conventions: {
    money: { zh: '消息里没有金额；重量是千克', en: 'Messages hold no amounts; weights are kilograms' },
    times: { zh: '北京时间，无时区', en: 'China time, written without zone' },
    ids: {
      zh: 'deliveryOrderCode 等是我们发出的单号，deliveryOrderId 等是仓库的',
      en: "deliveryOrderCode and its like are ours, deliveryOrderId and its like the warehouse's",
    },
  },
  statuses: processWords,
  verified: [
    fact(
      'seen',
      '签名（含 top-sign-list 的报文头）、方法与状态来自公开程序',
      'Signature, with the headers of top-sign-list, methods and states are those of public programs',
    ),
    fact('seen', 'outBizCode 是确认消息的去重号', 'outBizCode tells repetitions of a confirmation'),
    fact('unverified', 'inventoryType 除 ZP（正品）、CC（残次）以外的值', 'Values of inventoryType other than ZP (good) and CC (damaged)'),
  ],
  verify,
  split({ raw, query = {} }) {
    const parsed = parseXml(raw);
    if (!parsed.ok) return parsed;
    const request = asRecord(asRecord(parsed.value)?.request) ?? {};
    const topic = (query.method ?? '').replace(/^taobao\.qimen\./, '');
    const customer = asText(query.customerId);
    const { outBizCode } = readSubject(request);
    const deliveryId = `${topic}:${outBizCode ?? sha256Hex(raw)}`;
    const data: JsonRecord = { request, ...(customer === undefined ? {} : { customerId: customer }) };
    return ok([{ deliveryId, topic, probe: false, body: raw, data }]);
  },
  map({ topic, data }, settings) {
    const expected = asText(settings.customerId);
    if (expected !== undefined && asRecord(data)?.customerId !== expected) return fail([missingOrderId(`customerId = ${expected}`)]);
    const subject = readSubject(asRecord(asRecord(data)?.request) ?? {});
    const events = eventsOf(topic, subject);
    const orderNo = subject.orderNos[0];
    if (orderNo === undefined && events.length > 0) return fail([missingOrderId('deliveryOrderCode, orderCode')]);
    const at = Date.parse(asText(subject.payload.occurredAt) ?? '');
    // What left the house left it, however late that is told; only reports on the work can be overtaken.
    const modified = topic !== 'orderprocess.report' || Number.isNaN(at) ? {} : { modified: { about: 'wms', at } };
    const about = { orderNos: subject.orderNos };
    return ok({ externalId: orderNo ?? '', about, events, payload: subject.payload, data: {}, ...modified });
  },
  accepted: {
    status: 200,
    contentType: 'text/xml;charset=utf-8',
    body: '<response><flag>success</flag><code>0</code><message></message></response>',
  },
});

const methodEvents: Readonly<Record<string, readonly string[]>> = {
  'returnorder.confirm': ['wms.return_received'],
  'itemlack.report': ['wms.short', 'wms.exception'],
  'order.cancel': ['order.cancel_requested', 'order.cancelled'],
};

function eventsOf(topic: string, { status, more }: QimenSubject): readonly string[] {
  if (topic === 'deliveryorder.confirm' || topic === 'stockout.confirm') return confirmEvents(status, more);
  if (topic === 'orderprocess.report') return eventsUnder(processWords, status) ?? [];
  return entryOf(methodEvents, topic) ?? [];
}

function verify({ raw, headers, query = {} }: HookRequest, secrets: Secrets): Verification {
  const { sign = '', ...params } = query;
  if (!/^[0-9a-f]{32}$/i.test(sign)) return { ok: false, reason: 'sign is missing or malformed' };
  if (!secrets.appKey || params.app_key !== secrets.appKey) return { ok: false, reason: 'app_key is another application' };
  const named = namedHeaders(headers);
  // A value comes escaped as in addresses; one that is signed as it stands differs only where it holds a plus or per cent.
  const ways = [named.map(([name, value]) => [name, unescaped(value)] as const), named];
  const given = Buffer.from(sign, 'hex');
  const keys = [secrets.appSecret, secrets.previousSecret].filter((secret) => secret !== undefined && secret !== '');
  const signatures = keys.flatMap((secret) => ways.map((way) => qimenSignature(String(secret), [...way, ...Object.entries(params)], raw)));
  const matches = signatures.filter((signature) => sameBytes(signature, given));
  return matches.length > 0 ? { ok: true } : { ok: false, reason: 'the signature does not match' };
}

/** Headers the sender names as signed too. */
function namedHeaders(headers: HookRequest['headers']): readonly (readonly [string, string])[] {
  const names = (headers['top-sign-list'] ?? '').split(',').map((name) => name.trim());
  return names.filter(Boolean).map((name) => [name, headers[name.toLowerCase()] ?? '']);
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}
