import { fail, ok, type Problem, problem } from '@orderloom/shared/base';
import { eventMapParam, previousSecretParam } from './common-params.ts';
import { defineChannel, type HookRequest, type Secrets, type Verification } from './define-channel.ts';
import { parseForm } from './form.ts';
import { kuaidi100Abort, kuaidi100Words } from './kuaidi100-states.ts';
import { parseText } from './lossless.ts';
import { asList, asRecord, asText, fromChinaTime, type JsonRecord, known, recordsIn } from './reading.ts';
import { md5, sameBytes, sha256Hex } from './signature.ts';
import { eventsUnder, fact } from './words.ts';

/** 快递100, which tracks parcels of most carriers; it knows the parcel, not the order. */
export const kuaidi100 = defineChannel({
  id: 'kuaidi100',
  label: { zh: '快递100', en: 'Kuaidi100 tracking' },
  hint: {
    zh: '订阅运单时把 callbackurl 填成下面的地址、salt 填成这里的签名盐；按运单号找订单。',
    en: 'When subscribing a parcel give the address below as callbackurl and the salt entered here; orders are found by tracking number.',
  },
  secrets: [
    {
      name: 'salt',
      required: true,
      label: { zh: '签名盐', en: 'Salt' },
      hint: {
        zh: '订阅时的 salt；没有它的推送不可信，不接收',
        en: 'The salt of the subscription; a push without one cannot be believed and is refused',
      },
    },
    previousSecretParam,
  ],
  settings: [eventMapParam],
  conventions: {
    money: { zh: '消息里没有金额', en: 'Messages hold no amounts' },
    times: { zh: '北京时间，无时区', en: 'China time, written without zone' },
    ids: { zh: '只有运单号；没有订单号', en: 'Only the tracking number; no order number' },
  },
  statuses: kuaidi100Words,
  limits: { callsPerSecond: 10, notes: [{ zh: '应答失败后 30 分钟重推，共 3 次', en: 'Sent again after 30 minutes, 3 times in all' }] },
  verified: [
    fact('documented', '签名、应答、状态、重推', 'Signature, answer, states, repetition'),
    fact('seen', '签名在官方示例里是大写：大小写都接受', "The platform's sample signs in capitals: both are taken"),
  ],
  verify,
  split({ raw }) {
    const form = parseForm(raw);
    if (!form.ok) return form;
    const text = form.value.get('param') ?? '';
    try {
      const data = parseText(text);
      return ok([{ deliveryId: sha256Hex(text), topic: topicOf(asRecord(data) ?? {}), probe: false, body: raw, data }]);
    } catch {
      return fail([badParam()]);
    }
  },
  map(message) {
    const body = asRecord(message.data) ?? {};
    const result = asRecord(body.lastResult) ?? {};
    const trackingNo = asText(result.nu);
    if (trackingNo === undefined) return fail([missingNumber()]);
    const routes = recordsIn(asList(result.data));
    const newest = routes.toSorted((a, b) => momentOf(b).localeCompare(momentOf(a)))[0] ?? {};
    const payload = known({
      channelStatus: asText(body.status) === 'abort' ? 'abort' : asText(result.state),
      // Filled where its guess at the carrier was wrong.
      carrier: asText(body.comNew) ?? asText(result.com),
      trackingNo,
      occurredAt: timeOf(newest),
      reason: asText(newest.context) ?? asText(body.message),
      routes: routes.map(readRoute),
      raw: body,
    });
    const at = Date.parse(momentOf(newest));
    const modified = Number.isNaN(at) ? {} : { modified: { about: `parcel:${trackingNo}`, at } };
    const about = { trackingNos: [trackingNo] };
    return ok({ externalId: trackingNo, about, events: eventsOf(body, result), payload, data: {}, ...modified });
  },
  accepted: { status: 200, body: { result: true, returnCode: '200', message: '成功' } },
});

function topicOf(body: JsonRecord): string {
  const status = asText(body.status) ?? '';
  return status === 'abort' ? status : [status, asText(asRecord(body.lastResult)?.state)].filter(Boolean).join(' ');
}

function eventsOf(body: JsonRecord, result: JsonRecord): readonly string[] {
  if (asText(body.status) === 'abort') return kuaidi100Abort;
  return eventsUnder(kuaidi100Words, asText(result.state)) ?? [];
}

function readRoute(route: JsonRecord): JsonRecord {
  return known({
    at: timeOf(route),
    text: asText(route.context),
    place: asText(route.areaName),
    status: asText(route.status),
    state: asText(route.statusCode),
  });
}

function timeOf(route: JsonRecord): string | undefined {
  return fromChinaTime(asText(route.ftime)) ?? fromChinaTime(asText(route.time));
}

function momentOf(route: JsonRecord): string {
  return timeOf(route) ?? '';
}

function verify({ raw }: HookRequest, secrets: Secrets): Verification {
  const form = parseForm(raw);
  const sign = form.ok ? (form.value.get('sign') ?? '') : '';
  if (!form.ok || !/^[0-9a-f]{32}$/i.test(sign)) return { ok: false, reason: 'sign is missing or malformed' };
  const given = Buffer.from(sign, 'hex');
  const param = form.value.get('param') ?? '';
  const salts = [secrets.salt, secrets.previousSecret].filter((salt) => salt !== undefined && salt !== '');
  const matches = salts.filter((salt) => sameBytes(md5(param, String(salt)), given));
  return matches.length > 0 ? { ok: true } : { ok: false, reason: 'the signature does not match' };
}

function badParam(): Problem {
  return problem('hook.bad-form', 'param', { zh: '表单字段 param 不是 JSON。', en: 'The form field param is not JSON.' });
}

function missingNumber(): Problem {
  return problem('channel.no-tracking-number', 'lastResult.nu', {
    zh: '消息里没有运单号（lastResult.nu）。',
    en: 'The message holds no tracking number (lastResult.nu).',
  });
}
