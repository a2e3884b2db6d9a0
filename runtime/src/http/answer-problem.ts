import { randomUUID } from 'node:crypto';
import type { ProblemDetails } from '@orderloom/shared/api';
import type { Locale } from '@orderloom/shared/base';
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { HTTPException } from 'hono/http-exception';
import { PasswordsBusy } from '../access/index.ts';
import { type Log, Overloaded } from '../engine/index.ts';
import { isStorageFault } from '../engine/storage-fault.ts';
import { ReadingRefused } from '../reading/index.ts';
import { Refusal } from './refusals.ts';

/** The language the client reads: Chinese unless it asks for English. */
export function localeOf(context: Context): Locale {
  return accepts(context, { header: 'Accept-Language', supports: ['zh', 'en'], default: 'zh', match: preferred }) === 'en' ? 'en' : 'zh';
}

function preferred(accepted: { readonly type: string; readonly q: number }[]): string {
  const wished = accepted
    .toSorted((a, b) => b.q - a.q)
    .map((language) => language.type.toLowerCase().slice(0, 2))
    .find((language) => language === 'zh' || language === 'en');
  return wished ?? 'zh';
}

/** Tells any error as problem details (RFC 9457); what nobody foresaw is logged and tells nothing of the inside. */
export function answerProblem(context: Context, error: unknown, log: Log): Response {
  const refusal = asRefusal(error);
  // Deliveries get an id only when there is something to tell of them.
  const request = context.get('requestId') ?? randomUUID();
  if (refusal.code === 'internal' || isStorageFault(error)) log.error({ request, err: error, path: context.req.path }, 'a request failed');
  const { errors = [], detail, revision, retryAfter } = refusal.details;
  const locale = localeOf(context);
  const body: ProblemDetails = {
    type: 'about:blank',
    title: refusal.title[locale],
    status: refusal.status,
    code: refusal.code,
    errors: errors.map((one) => ({ ...one })),
    ...(detail === undefined ? {} : { detail }),
    ...(revision === undefined ? {} : { revision }),
  };
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'content-language': locale,
    'cache-control': 'no-store',
    'x-request-id': request,
  });
  if (retryAfter !== undefined) headers.set('retry-after', String(Math.max(1, Math.ceil(retryAfter))));
  // The rest of the body is not read, so nothing can follow on this connection.
  if (refusal.status === 413) headers.set('connection', 'close');
  if (refusal.status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(body), { status: refusal.status, headers });
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Overloaded) return new Refusal('overloaded', { retryAfter: error.retryAfter });
  if (error instanceof ReadingRefused)
    return new Refusal(error.reason === 'too-long' ? 'reading-too-long' : 'overloaded', { retryAfter: 2 });
  if (error instanceof PasswordsBusy) return new Refusal('overloaded', { retryAfter: 5 });
  if (isStorageFault(error)) return new Refusal('overloaded', { retryAfter: 5 });
  if (error instanceof HTTPException && error.status === 413) return new Refusal('too-large');
  return new Refusal('internal');
}
