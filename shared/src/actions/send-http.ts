import { z } from 'zod';
import type { Json } from '../base/json.ts';
import { ok } from '../base/result.ts';
import { defineAction, param } from './define-action.ts';
import { inOrderParam, orderedPart } from './in-order.ts';
import { planTexts } from './plan-texts.ts';
import { secretHint } from './secret-hint.ts';

const methods = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE'] as const;

export const sendHttp = defineAction({
  id: 'send-http',
  label: { zh: '调用接口', en: 'HTTP request' },
  hint: {
    zh: '向 WMS、承运商或其他系统发送一次 HTTP 请求，失败会重试。',
    en: 'Sends an HTTP request to a WMS, carrier or other system; retried until it succeeds.',
  },
  effect: true,
  params: z.strictObject({
    method: z
      .enum(methods)
      .default('POST')
      .meta(param({ label: { zh: '方法', en: 'Method' }, widget: 'choice' })),
    url: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '地址', en: 'Address' }, hint: secretHint, widget: 'template' })),
    headers: z
      .record(z.string(), z.string())
      .default({})
      .meta(param({ label: { zh: '请求头', en: 'Headers' }, hint: secretHint, widget: 'pairs' })),
    body: z
      .string()
      .default('')
      .meta(
        param({
          label: { zh: '正文', en: 'Body' },
          hint: { zh: '可用 {{ 字段 }}；留空则发送整个订单数据', en: 'May use {{ field }}; empty sends the whole order data' },
          widget: 'template',
        }),
      ),
    timeout: z
      .int()
      .min(100)
      .max(120_000)
      .default(10_000)
      .meta(param({ label: { zh: '超时', en: 'Time limit' }, widget: 'duration' })),
    inOrder: inOrderParam,
  }),
  plan(params, context) {
    const texts = planTexts({ url: params.url, body: params.body, ...prefixed(params.headers) }, context, (key) => key !== 'body');
    if (!texts.ok) return texts;
    return ok({
      type: 'effect',
      effect(scope) {
        const { url = '', body = '', ...headers } = texts.value(scope);
        return {
          type: 'http',
          method: params.method,
          url,
          headers: Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.slice(headerPrefix.length), value])),
          body: params.body === '' ? (scope.context as Json) : jsonOrText(body),
          timeout: params.timeout,
          ...orderedPart(params),
        };
      },
    });
  },
  describe: (params, _document, locale) => `${locale === 'zh' ? '调用' : 'call'} ${params.url.replace(/^https?:\/\//, '')}`,
});

const headerPrefix = 'headers.';

function prefixed(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([key, value]) => [headerPrefix + key, value]));
}

function jsonOrText(body: string): Json {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return body;
  }
}
