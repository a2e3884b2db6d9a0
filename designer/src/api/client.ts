import type { RouteContract } from '@orderloom/shared/api';
import type { z } from 'zod';
import { ApiError, errorOf, unreachable } from './api-error.ts';
import { readSignedIn, signedOut } from './signed-in.ts';

type ParamName<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamName<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

interface Common {
  readonly query?: Readonly<Record<string, string | number | null | undefined>>;
  readonly signal?: AbortSignal;
}
type WithParams<R extends RouteContract> = [ParamName<R['path']>] extends [never]
  ? { readonly params?: never }
  : { readonly params: Readonly<Record<ParamName<R['path']>, string | number>> };
type WithBody<R extends RouteContract> = R extends { body: infer B extends z.ZodType }
  ? { readonly body: z.input<B> }
  : { readonly body?: never };

/** What an operation of the contract has to be given. */
export type CallOf<R extends RouteContract> = Common & WithParams<R> & WithBody<R>;

/** One operation of the contract, its JSON answer checked; a refusal is thrown as `ApiError`. */
export async function call<R extends RouteContract & { answer: z.ZodType }>(route: R, given: CallOf<R>): Promise<z.output<R['answer']>> {
  const response = await send(route, given);
  const parsed = route.answer.safeParse(await response.json());
  if (parsed.success) return parsed.data as z.output<R['answer']>;
  const detail = parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`).join('; ');
  throw new ApiError({ type: 'about:blank', title: detail, status: response.status, code: 'answer-shape', errors: [] });
}

/** One operation whose answer is not JSON. Who asks is told by the cookie; whose session has ended is signed out. */
export async function send<R extends RouteContract>(route: R, given: CallOf<R>): Promise<Response> {
  const response = await fetch(addressOf(route.path, given), {
    method: route.method.toUpperCase(),
    headers: headersOf(given.body !== undefined),
    body: given.body === undefined ? null : JSON.stringify(given.body),
    signal: given.signal ?? null,
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw unreachable(cause);
  });
  if (response.ok) return response;
  const error = await errorOf(response);
  if (error.code === 'unauthenticated' && readSignedIn().type !== 'out') signedOut(false);
  throw error;
}

/** The address of an operation, with its parameters filled in and what is asked for behind it. */
export function addressOf(
  path: string,
  given: { readonly params?: Readonly<Record<string, string | number>>; readonly query?: Common['query'] },
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(given.params?.[name] ?? '')));
  const pairs = Object.entries(given.query ?? {}).flatMap(([key, value]) =>
    value === undefined || value === null || value === '' ? [] : [[key, String(value)]],
  );
  return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs)}`;
}

function headersOf(hasBody: boolean): Headers {
  const headers = new Headers({ accept: 'application/json, */*;q=0.5', 'accept-language': document.documentElement.lang || 'zh-CN' });
  if (hasBody) headers.set('content-type', 'application/json');
  return headers;
}
