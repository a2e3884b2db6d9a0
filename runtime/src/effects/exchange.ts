import type { EffectCause } from '@orderloom/shared/actions';
import type { Json } from '@orderloom/shared/base';
import { type Attempt, MissingSecret, type SendContext } from './define-effect.ts';
import { readBody, retryAfterOf } from './http-answer.ts';

export interface Outward {
  readonly method: string;
  /** Already filled in. */
  readonly url: string;
  readonly headers: Headers;
  readonly body?: string | undefined;
  /** Milliseconds before the attempt counts as failed. */
  readonly timeout: number;
}

export interface Answer {
  readonly status: number;
  readonly body: Json;
}

/** One request and its whole answer, or what went wrong on the way. Redirects are not followed: the address has to be right. */
export async function exchange(outward: Outward, context: SendContext): Promise<Answer | Attempt> {
  const fault = addressFault(outward.url);
  if (fault !== undefined) return { type: 'dead', cause: 'bad-address', reason: fault };
  // A small compressed answer could otherwise be an endless one.
  outward.headers.set('Accept-Encoding', 'identity');
  try {
    const response = await context.fetch(outward.url, {
      method: outward.method,
      headers: outward.headers,
      redirect: 'manual',
      signal: AbortSignal.any([context.signal, AbortSignal.timeout(Math.min(outward.timeout, context.timeout))]),
      ...(outward.body === undefined ? {} : { body: outward.body }),
    });
    const body = await readBody(response, context);
    return judgeStatus(response, body, context.now) ?? { status: response.status, body };
  } catch (error) {
    return failure(error);
  }
}

export function isAnswer(given: Answer | Attempt): given is Answer {
  return 'status' in given;
}

/** Runs what fills references in; one that leads nowhere is a reason to give up until somebody sets it. */
export async function withSecrets(send: () => Promise<Attempt>): Promise<Attempt> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof MissingSecret)) throw error;
    return { type: 'dead', cause: 'missing-secret', reason: error.message };
  }
}

function addressFault(text: string): string | undefined {
  if (!URL.canParse(text)) return 'the address is not one';
  const { protocol, username, password } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') return `the address begins with ${protocol}, not with http: or https:`;
  return username === '' && password === '' ? undefined : 'the address holds credentials: send them in a header';
}

/** Answers that say "later": everything else from 400 on will be the same the next time. */
const passing: Readonly<Record<number, EffectCause>> = { 408: 'timed-out', 425: 'busy', 429: 'too-often' };

function judgeStatus(response: Response, body: Json, now: number): Attempt | undefined {
  const { status } = response;
  if (response.ok) return undefined;
  const reason = `the receiver answered ${status}`;
  if (status < 400)
    return { type: 'dead', cause: 'redirected', reason: `${reason}, and redirects are not followed`, data: { status, body } };
  const cause = passing[status] ?? (status >= 500 ? 'busy' : undefined);
  if (cause === undefined) return { type: 'dead', cause: 'refused', reason, data: { status, body } };
  return { type: 'retry', cause, reason, retryAfter: retryAfterOf(response, now) };
}

const silent = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);
const notThere = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'ECONNABORTED']);

/** undici puts the real reason into `cause`, sometimes several deep. */
function failure(error: unknown): Attempt {
  const chain = chainOf(error);
  const names = chain.map(({ name }) => name);
  const codes = chain.flatMap((one) => ('code' in one && typeof one.code === 'string' ? [one.code] : []));
  const reason = [...new Set(chain.map(({ message }) => message))].filter((text) => text !== '').join(': ') || String(error);
  if (names.includes('BlockedAddress')) return { type: 'dead', cause: 'blocked-address', reason: chain.at(-1)?.message ?? reason };
  // The standard keeps some ports from ever being called.
  if (chain.at(-1)?.message === 'bad port')
    return { type: 'dead', cause: 'bad-address', reason: 'the port of the address is not one to call' };
  if (names.includes('TimeoutError')) return { type: 'retry', cause: 'timed-out', reason: 'no whole answer in time' };
  if (codes.some((code) => silent.has(code))) return { type: 'retry', cause: 'timed-out', reason };
  const cause = chain.length === 1 || codes.some((code) => notThere.has(code)) ? 'unreachable' : 'broken-answer';
  return { type: 'retry', cause, reason };
}

function chainOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at);
  return chain;
}
