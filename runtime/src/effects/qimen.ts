import type { Json } from '@orderloom/shared/base';
import { chinaTime } from '../channels/china-time.ts';
import { qimenSignature } from '../channels/qimen-sign.ts';
import { asRecord, asText } from '../channels/reading.ts';
import { parseXmlText, writeXml } from '../channels/xml.ts';
import { type Attempt, defineEffect } from './define-effect.ts';
import { hostOf } from './destination-name.ts';
import { exchange, isAnswer, withSecrets } from './exchange.ts';

/**
 * A request to a warehouse over Qimen. It answers 200 whatever came of it: the flag in the answer says whether it was taken. The order
 * code makes a repetition known to the warehouse.
 */
export const qimen = defineEffect<'qimen'>({
  id: 'qimen',
  destination: (request) => hostOf(request.url),
  send: (request, key, context) =>
    withSecrets(async (): Promise<Attempt> => {
      const body = writeXml('request', request.body);
      const params = {
        method: `taobao.qimen.${request.method}`,
        timestamp: chinaTime(context.now),
        format: 'xml',
        app_key: context.fill(request.appKey),
        v: '2.0',
        sign_method: 'md5',
        ...(request.customerId === '' ? {} : { customerId: request.customerId }),
      };
      const sign = qimenSignature(context.fill(request.secret), Object.entries(params), body).toString('hex').toUpperCase();
      const url = withQuery(context.fill(request.url), { ...params, sign });
      const headers = new Headers({ 'Content-Type': 'text/xml;charset=utf-8', 'Idempotency-Key': key });
      const answer = await exchange({ method: 'POST', url, headers, body, timeout: request.timeout }, context);
      return isAnswer(answer) ? judge(answer.body) : answer;
    }),
});

/** An address that is none is left to be refused where addresses are judged. */
function withQuery(address: string, params: Readonly<Record<string, string>>): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return url.href;
}

/** Codes by which a platform says that it is busy, not that the request is wrong. */
const passing = /(^|[.-])(service-(currently-)?unavailable|remote-service-timeout|system-error)|limit|^isp\./i;

function judge(body: Json): Attempt {
  const response = readAnswer(body);
  if (!response) return { type: 'retry', cause: 'broken-answer', reason: 'the warehouse did not answer in XML' };
  const { flag, code, message } = response;
  if (asText(flag)?.toLowerCase() === 'success') return { type: 'delivered', data: response };
  const reason = `the warehouse answered ${[flag, code, message]
    .map((part) => asText(part))
    .filter(Boolean)
    .join(' ')}`;
  if (passing.test(asText(response.sub_code) ?? asText(code) ?? '')) return { type: 'retry', cause: 'busy', reason };
  return { type: 'dead', cause: 'refused', reason, data: response };
}

function readAnswer(body: Json) {
  if (typeof body !== 'string') return undefined;
  try {
    return asRecord(asRecord(parseXmlText(body))?.response);
  } catch {
    return undefined;
  }
}
