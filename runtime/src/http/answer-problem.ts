import { randomUUID } from 'node:crypto';
import type { ProblemDetails } from '@orderloom/shared/api';
import type { Locale } from '@orderloom/shared/base';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { parseAccept } from 'hono/utils/accept';
import { PasswordsBusy } from '../access/index.ts';
import { type Log, Overloaded } from '../engine/index.ts';
import { isStorageFault } from '../engine/storage-fault.ts';
import { ReadingRefused } from '../reading/index.ts';
import { Refusal } from './refusals.ts';

/** The language the client reads: Chinese unless it asks for English. */
export function localeOf(context: Context): Locale {
  return localeIn(context.req.header('accept-language'));
}

function localeIn(acceptLanguage: string | undefined): Locale {
  if (acceptLanguage === undefined) return 'zh';
  const wished = parseAccept(acceptLanguage)
    .toSorted((a, b) => b.q - a.q)
    .map((language) => language.type.toLowerCase().slice(0, 2))
    .find((language) => language === 'zh' || language === 'en');
  return wished === 'en' ? 'en' : 'zh';
}

/** An answer that tells of a problem, before it is put on any wire. */
export interface ProblemAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Asked {
  readonly path: string;
  readonly acceptLanguage: string | undefined;
  /** Deliveries get an id only when there is something to tell of them. */
  readonly requestId?: string | undefined;
}

/** Tells any error as problem details (RFC 9457); what nobody foresaw is logged and tells nothing of the inside. */
export function tellProblem(error: unknown, { path, acceptLanguage, requestId: request = randomUUID() }: Asked, log: Log): ProblemAnswer {
  const refusal = asRefusal(error);
  if (refusal.code === 'internal' || isStorageFault(error)) log.error({ request, err: error, path }, 'a request failed');
  const { errors = [], detail, revision, retryAfter } = refusal.details;
  const locale = localeIn(acceptLanguage);
  const body: ProblemDetails = {
    type: 'about:blank',
    title: refusal.title[locale],
    status: refusal.status,
    code: refusal.code,
    errors: errors.map((one) => ({ ...one })),
    ...(detail === undefined ? {} : { detail }),
    ...(revision === undefined ? {} : { revision }),
  };
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'content-language': locale,
    'cache-control': 'no-store',
    'x-request-id': request,
  };
  if (retryAfter !== undefined) headers['retry-after'] = String(Math.max(1, Math.ceil(retryAfter)));
  // The rest of the body is not read, so nothing can follow on this connection.
  if (refusal.status === 413) headers.connection = 'close';
  if (refusal.status === 401) headers['www-authenticate'] = 'Bearer';
  return { status: refusal.status, headers, body: JSON.stringify(body) };
}

/** The same for whoever has a context. */
export function answerProblem(context: Context, error: unknown, log: Log): Response {
  const asked = { path: context.req.path, acceptLanguage: context.req.header('accept-language'), requestId: context.get('requestId') };
  const { status, headers, body } = tellProblem(error, asked, log);
  return new Response(body, { status, headers: { ...headers } });
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
