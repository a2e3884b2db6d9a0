import type { Json } from '@orderloom/shared/base';
import { defineEffect } from './define-effect.ts';
import { hostOf } from './destination-name.ts';
import { exchange, isAnswer, withSecrets } from './exchange.ts';

/** One HTTP request; delivered when the receiver answers 2xx. */
export const http = defineEffect<'http'>({
  id: 'http',
  destination: (request) => hostOf(request.url),
  send: (request, key, context) =>
    withSecrets(async () => {
      const headers = new Headers(Object.entries(request.headers).map(([name, value]): [string, string] => [name, context.fill(value)]));
      headers.set('Idempotency-Key', key);
      if (context.trace !== undefined) headers.set('traceparent', context.trace);
      const hasBody = request.method !== 'GET';
      if (hasBody && !headers.has('Content-Type')) headers.set('Content-Type', contentTypeOf(request.body));
      const { method, timeout } = request;
      const body = hasBody ? textOf(request.body) : undefined;
      const answer = await exchange({ method, url: context.fill(request.url), headers, body, timeout }, context);
      return isAnswer(answer) ? { type: 'delivered', data: { status: answer.status, body: answer.body } } : answer;
    }),
});

function contentTypeOf(body: Json): string {
  return typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
}

function textOf(body: Json): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
