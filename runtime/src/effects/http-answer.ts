import { exactNumber, type Json } from '@orderloom/shared/base';
import { parse } from 'lossless-json';

const keptCharacters = 16_384;
const longestAsked = 24 * 60 * 60_000;

/** The receiver's host, for an address that may be anything. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'no-address';
}

/** The answer's body, as JSON where it is; cut where it is too long to keep. */
export async function readBody(response: Response): Promise<Json> {
  const text = await readStart(response);
  if (text.length > keptCharacters) return text.slice(0, keptCharacters);
  try {
    return parse(text, undefined, exactNumber) as Json;
  } catch {
    return text;
  }
}

/** No more is read than is kept, however much the receiver sends. */
async function readStart(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length > keptCharacters) return text;
  }
  return text + decoder.decode();
}

/** Retry-After in milliseconds, a day at most: it comes as seconds or as a date. */
export function retryAfterOf(response: Response, now: number): number | undefined {
  const value = response.headers.get('Retry-After')?.trim();
  if (!value) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(0, wait), longestAsked);
}

/** Why nothing came back; undici puts the real reason into `cause`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}
