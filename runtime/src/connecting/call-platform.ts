import { fail, ok, type Result } from '@orderloom/shared/base';
import type { ApiAnswer, ApiRequest, Trouble } from '../channels/index.ts';

const timeoutMs = 15_000;
const mostBytes = 16 * 1024 * 1024;

/** One call and its whole answer, or what went wrong on the way. */
export async function callPlatform(
  fetch: typeof globalThis.fetch,
  { url, body, ...request }: ApiRequest,
  over: AbortSignal,
): Promise<Result<ApiAnswer, Trouble>> {
  if (!URL.canParse(url)) return fail({ cause: 'unreachable', reason: `the address "${url}" is not one` });
  try {
    const response = await fetch(url, {
      ...request,
      redirect: 'manual',
      signal: AbortSignal.any([over, AbortSignal.timeout(timeoutMs)]),
      ...(body === undefined ? {} : { body }),
    });
    const bytes = await bytesOf(response);
    return judged(response, bytes);
  } catch (error) {
    return fail(troubleOf(error));
  }
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > mostBytes) throw new Error(`the answer is longer than ${mostBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function judged({ status, headers }: Response, body: Uint8Array): Result<ApiAnswer, Trouble> {
  const reason = `the platform answered ${status}`;
  if (status === 429) {
    const seconds = Number(headers.get('retry-after'));
    return fail({ cause: 'too-often', reason, ...(seconds > 0 ? { retryAfter: seconds * 1000 } : {}) });
  }
  if (status === 401 || status === 403) return fail({ cause: 'credentials', reason });
  if (status >= 500) return fail({ cause: 'unavailable', reason });
  if (status >= 300) return fail({ cause: 'refused', reason });
  return ok({ status, body });
}

/** The real reason lies in `cause`, sometimes several deep. */
export function troubleOf(error: unknown): Trouble {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at);
  const reason =
    chain
      .map(({ message }) => message)
      .filter(Boolean)
      .join(': ') || String(error);
  if (chain.some(({ name }) => name === 'BlockedAddress')) return { cause: 'blocked', reason: chain.at(-1)?.message ?? reason };
  if (chain.some(({ name, message }) => name === 'TimeoutError' || /timeout/i.test(message))) return { cause: 'silent', reason };
  return { cause: 'unreachable', reason };
}
