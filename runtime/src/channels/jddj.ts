import { createDecipheriv } from 'node:crypto';
import { fail, type Json, ok, type Problem, problem, type Result } from '@orderloom/shared/base';
import { eventMapParam, missingOrderId, previousSecretParam } from './common-params.ts';
import { defineChannel, type HookRequest, type Secrets, type Verification } from './define-channel.ts';
import { parseForm, sortedPairs } from './form.ts';
import { jddjOrderFields, jddjOrderRequest, readJddjOrder } from './jddj-order.ts';
import { parseText } from './lossless.ts';
import { apiUrlParam } from './platform-params.ts';
import { asRecord, asText, entryOf, firstOf, fromChinaTime, known } from './reading.ts';
import { md5, sameBytes, sha256Hex } from './signature.ts';
import { eventsUnder, fact, word } from './words.ts';

/** Names that end the address. */
const topicEvents: Readonly<Record<string, readonly string[]>> = {
  newOrder: ['order.created'],
  orderWaitOutStore: ['order.ready', 'order.paid'],
  userCancelOrder: ['order.cancelled'],
  applyCancelOrder: ['order.cancel_requested'],
  deliveryOrder: ['order.shipped'],
  finishOrder: ['order.completed', 'order.delivered'],
};

/** For a sender whose address says nothing. */
const words = [
  word('32000', '等待出库', 'To be picked', ['order.ready', 'order.paid'], 'to-ship'),
  word('33040', '配送中', 'On the way', ['order.shipped'], 'shipped'),
  word('33060', '已妥投', 'Delivered', ['order.completed', 'order.delivered'], 'completed'),
  word('20020', '已取消', 'Cancelled', ['order.cancelled'], 'cancelled'),
  word('20030', '用户申请取消', 'Cancellation asked for', ['order.cancel_requested'], 'on-hold'),
];

/** 京东到家, JD's deliveries within the hour: a thin message that an order stands somewhere. */
export const jddj = defineChannel({
  id: 'jddj',
  label: { zh: '京东到家 / 秒送', en: 'JD Daojia' },
  hint: {
    zh: '在京东到家开放平台的应用里把回调地址填成下面的（平台会在后面接 /djsw/消息名）；签名是表单字段 sign。',
    en: "Enter the address below as the callback of the application at JD Daojia (the platform appends /djsw/ and the message's name); the signature is the form field sign.",
  },
  secrets: [
    { name: 'appKey', required: true, label: { zh: '应用 Key', en: 'App key' } },
    { name: 'appSecret', required: true, label: { zh: '应用密钥', en: 'App secret' } },
    previousSecretParam,
    {
      name: 'token',
      required: false,
      label: { zh: '商家 token', en: "Merchant's token" },
      hint: { zh: '填了就在收到消息后查询订单详情', en: 'When given, the order is asked for after each message' },
    },
  ],
  settings: [apiUrlParam, eventMapParam],
  conventions: {
    money: { zh: '消息里没有金额；订单接口是整数分', en: 'Messages hold no amounts; orders are in whole fen' },
    times: { zh: '北京时间，无时区', en: 'China time, written without zone' },
    ids: { zh: 'billId 是京东到家的订单号', en: 'billId is the order number of JD Daojia' },
  },
  statuses: words,
  verified: [
    fact('seen', '签名、AES 加密与应答来自公开程序', 'Signature, encryption and answer are those of public programs'),
    fact('unverified', '32000 以外的状态码；订单查询接口的字段', 'States other than 32000; the fields of the order in the API'),
    fact('unverified', '重推间隔与次数', 'How often, and how long, it sends again'),
  ],
  limits: { callsPerSecond: 5, notes: [] },
  detail: { request: jddjOrderRequest, read: readJddjOrder },
  verify,
  split(request, secrets = {}) {
    const form = parseForm(request.raw);
    if (!form.ok) return form;
    const data = contentOf(form.value, secretsOf(secrets));
    if (!data.ok) return data;
    const record = asRecord(data.value) ?? {};
    const topic = topicOf(request, form.value) ?? asText(record.statusId) ?? '';
    // It has no id: the same order, status and instant are the same message.
    const moment = asText(record.timestamp) ?? asText(form.value.get('timestamp')) ?? '';
    const known = [topic, asText(record.billId), asText(record.statusId), moment];
    const deliveryId = asText(record.billId) === undefined ? sha256Hex(request.raw) : known.join(':');
    return ok([{ deliveryId, topic, probe: false, body: request.raw, data: data.value }]);
  },
  map(message) {
    const data = asRecord(message.data) ?? {};
    const externalId = asText(data.billId);
    if (externalId === undefined) return fail([missingOrderId('billId')]);
    const order = asRecord(message.detail);
    const fields = { ...(order ? jddjOrderFields(order) : {}), ...known({ channelStatus: asText(data.statusId) }) };
    const payload = {
      ...fields,
      ...known({ occurredAt: fromChinaTime(data.timestamp), reason: asText(data.remark), raw: order ? { ...data, order } : data }),
    };
    const events = entryOf(topicEvents, message.topic) ?? eventsUnder(words, message.topic) ?? [];
    return ok({ externalId, events, payload, data: { orderNo: externalId, ...fields } });
  },
  accepted: { status: 200, body: { code: '0', msg: 'success', data: '' } },
});

/** The platform appends the message's name to the address: /djsw/newOrder. */
function topicOf({ query, path }: HookRequest, form: ReadonlyMap<string, string>): string | undefined {
  const last = path?.split('/').filter(Boolean).at(-1);
  return firstOf([last, query?.method, form.get('method')].map((word) => asText(word)));
}

function secretsOf({ appSecret, previousSecret }: Secrets): readonly string[] {
  return [appSecret, previousSecret].filter((secret) => secret !== undefined && secret !== '') as string[];
}

const encryptedField = 'encrypt_jd_param_json';
const plainField = 'jd_param_json';

/** What the message says, decrypted where it comes so. */
function contentOf(form: ReadonlyMap<string, string>, secrets: readonly string[]): Result<Json, readonly Problem[]> {
  const encrypted = form.get(encryptedField);
  const text = encrypted ? firstOf(secrets.map((secret) => decrypt(encrypted, secret))) : form.get(plainField);
  if (text === undefined) return fail([unreadable(encrypted ? encryptedField : plainField)]);
  try {
    return ok(parseText(text));
  } catch {
    return fail([unreadable(plainField)]);
  }
}

/** AES-128-CBC; key and vector are the two halves of the application's secret. */
function decrypt(encrypted: string, secret: string): string | undefined {
  if (Buffer.byteLength(secret) < 32) return undefined;
  try {
    const bytes = Buffer.from(secret);
    const coding = /^(?:[0-9a-f]{32})+$/i.test(encrypted) ? 'hex' : 'base64';
    const decipher = createDecipheriv('aes-128-cbc', bytes.subarray(0, 16), bytes.subarray(16, 32));
    return Buffer.concat([decipher.update(Buffer.from(encrypted, coding)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function unreadable(field: string): Problem {
  return problem('hook.bad-form', field, {
    zh: `表单字段 ${field} 缺失、不是 JSON 或解不开。`,
    en: `The form field ${field} is missing, is not JSON, or cannot be decrypted.`,
  });
}

function verify({ raw }: HookRequest, secrets: Secrets): Verification {
  const form = parseForm(raw);
  if (!form.ok) return { ok: false, reason: 'the body is no form' };
  const { sign = '', ...fields } = Object.fromEntries(form.value);
  if (!/^[0-9a-f]{32}$/i.test(sign)) return { ok: false, reason: 'sign is missing or malformed' };
  if (!secrets.appKey || fields.app_key !== secrets.appKey) return { ok: false, reason: 'app_key is another application' };
  const pairs = sortedPairs(Object.entries(fields));
  const given = Buffer.from(sign, 'hex');
  const matches = secretsOf(secrets).filter((secret) => sameBytes(md5(secret, pairs, secret), given));
  return matches.length > 0 ? { ok: true } : { ok: false, reason: 'the signature does not match' };
}
