import type { z } from 'zod';
import { ApiError, errorOf, unreachable } from './api-error.ts';
import { readToken, writeToken } from './token.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Call {
  readonly method?: Method;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Tried instead of the stored one; a refusal then signs nobody out. */
  readonly token?: string;
}

/** One request to the server; anything but a 2xx is thrown as `ApiError`, and a 401 signs out. */
export async function send(path: string, call: Call = {}): Promise<Response> {
  const token = call.token ?? readToken();
  const response = await fetch(`/api${path}${queryText(call.query)}`, {
    method: call.method ?? 'GET',
    headers: headersOf(token, call.body !== undefined),
    body: call.body === undefined ? null : JSON.stringify(call.body),
    signal: call.signal ?? null,
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw unreachable(cause);
  });
  if (response.ok) return response;
  const error = await errorOf(response);
  if (error.status === 401 && token !== null && token === readToken()) writeToken(null);
  throw error;
}

/** A request whose JSON answer is checked against the contract. */
export async function request<T extends z.ZodType>(path: string, answer: T, call: Call = {}): Promise<z.output<T>> {
  const response = await send(path, call);
  const parsed = answer.safeParse(await response.json());
  if (parsed.success) return parsed.data;
  const detail = parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`).join('; ');
  throw new ApiError({ type: 'about:blank', title: detail, status: response.status, code: 'answer-shape', errors: [] });
}

function headersOf(token: string | null, hasBody: boolean): Headers {
  const headers = new Headers({ accept: 'application/json', 'accept-language': document.documentElement.lang || 'zh' });
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  if (hasBody) headers.set('content-type', 'application/json');
  return headers;
}

function queryText(query: Call['query']): string {
  const pairs = Object.entries(query ?? {}).filter((pair): pair is [string, string | number] => pair[1] !== undefined && pair[1] !== '');
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}`;
}
