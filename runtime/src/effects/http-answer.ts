import { exactNumber, type Json } from '@orderloom/shared/base';
import { parse } from 'lossless-json';
import type { SendContext } from './define-effect.ts';

const keptCharacters = 16_384;
const longestAsked = 24 * 60 * 60_000;

type Redacting = Pick<SendContext, 'redact' | 'longestSecret'>;

/** The answer's body, as JSON where it is; cut where it is too long to keep. */
export async function readBody(response: Response, context: Redacting): Promise<Json> {
  // Redacted before it is cut, with room behind the cut: a half of a secret would not be recognised.
  const text = context.redact(await readStart(response, keptCharacters + context.longestSecret()));
  if (text.length > keptCharacters) return text.slice(0, keptCharacters);
  try {
    return parse(text, undefined, exactNumber) as Json;
  } catch {
    return text;
  }
}

/** No more is read than is kept, however much the receiver sends. */
async function readStart(response: Response, characters: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length > characters) return text.slice(0, characters);
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
