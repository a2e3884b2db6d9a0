import type { Json } from '@orderloom/shared/base';
import { type Attempt, defineEffect } from './define-effect.ts';
import { hostOf, readBody, reasonOf, retryAfterOf } from './http-answer.ts';

/** Answers that say "later": everything else from 400 on will be the same the next time. */
const passing = new Set([408, 425, 429]);

/** One HTTP request; delivered when the receiver answers 2xx. Redirects are not followed: the address has to be right. */
export const http = defineEffect<'http'>({
  id: 'http',
  destination: (request) => hostOf(request.url),
  async send(request, key, { fetch, signal, now }): Promise<Attempt> {
    if (!URL.canParse(request.url)) return { type: 'dead', reason: `"${request.url}" is not an address` };
    const hasBody = request.method !== 'GET';
    const headers = new Headers(request.headers);
    headers.set('Idempotency-Key', key);
    if (hasBody && !headers.has('Content-Type')) headers.set('Content-Type', contentTypeOf(request.body));
    try {
      const response = await fetch(request.url, {
        method: request.method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(request.timeout)]),
        ...(hasBody ? { body: textOf(request.body) } : {}),
      });
      const data = { status: response.status, body: await readBody(response) };
      if (response.ok) return { type: 'delivered', data };
      const reason = `the receiver answered ${response.status}`;
      if (response.status < 500 && !passing.has(response.status)) return { type: 'dead', reason, data };
      return { type: 'retry', reason, retryAfter: retryAfterOf(response, now) };
    } catch (error) {
      return { type: 'retry', reason: reasonOf(error) };
    }
  },
});

function contentTypeOf(body: Json): string {
  return typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
}

function textOf(body: Json): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
