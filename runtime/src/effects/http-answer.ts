import type { Json } from '@orderloom/shared/base';

const keptCharacters = 16_384;

/** The receiver's host, for an address that may be anything. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'no-address';
}

/** The answer's body, as JSON where it is; cut where it is too long to keep. */
export async function readBody(response: Response): Promise<Json> {
  const text = await response.text();
  if (text.length > keptCharacters) return text.slice(0, keptCharacters);
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** Retry-After in milliseconds: it comes as seconds or as a date. */
export function retryAfterOf(response: Response, now: number): number | undefined {
  const value = response.headers.get('Retry-After')?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** Why nothing came back; undici puts the real reason into `cause`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}
