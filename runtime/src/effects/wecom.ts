import { createHash } from 'node:crypto';
import { type Attempt, defineEffect } from './define-effect.ts';
import { hostOf, readBody, reasonOf, retryAfterOf } from './http-answer.ts';

const timeout = 10_000;
/** A robot posts at most 20 messages a minute. */
const rate = { attempts: 20, windowMs: 60_000 };
const longestBytes = { text: 2048, markdown: 4096 };
const busy = -1;
const tooOften = 45_009;

/** One message of a WeCom group robot. The robot answers 200 also when it refuses: only `errcode` tells. */
export const wecom = defineEffect<'wecom'>({
  id: 'wecom',
  rate,
  // The key in the address is the robot's credential: only its digest may be shown.
  destination: (request) => `${hostOf(request.url)}#${createHash('sha256').update(request.url).digest('hex').slice(0, 8)}`,
  async send(request, key, { fetch, signal, now }): Promise<Attempt> {
    if (!URL.canParse(request.url)) return { type: 'dead', reason: 'the robot has no valid address' };
    try {
      const response = await fetch(request.url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
        body: JSON.stringify(messageOf(request)),
      });
      const body = await readBody(response);
      if (!response.ok) {
        const reason = `the robot answered ${response.status}`;
        if (response.status < 500 && response.status !== 429) return { type: 'dead', reason, data: body };
        return { type: 'retry', reason, retryAfter: retryAfterOf(response, now) };
      }
      return judge(codeOf(body));
    } catch (error) {
      return { type: 'retry', reason: reasonOf(error) };
    }
  },
});

function judge(code: number | undefined): Attempt {
  if (code === 0) return { type: 'delivered', data: { errcode: 0 } };
  if (code === tooOften) return { type: 'retry', reason: `errcode ${code}: too many messages in a minute`, retryAfter: rate.windowMs };
  if (code === busy || code === undefined)
    return { type: 'retry', reason: code === undefined ? 'no errcode in the answer' : `errcode ${code}: busy` };
  return { type: 'dead', reason: `errcode ${code}`, data: { errcode: code } };
}

function codeOf(body: unknown): number | undefined {
  const code = typeof body === 'object' && body !== null && 'errcode' in body ? body.errcode : undefined;
  return typeof code === 'number' ? code : undefined;
}

function messageOf(request: { readonly format: 'text' | 'markdown'; readonly content: string; readonly mentions: readonly string[] }) {
  const { format, mentions } = request;
  if (format === 'text') {
    return { msgtype: 'text', text: { content: shortened(request.content, longestBytes.text), mentioned_list: mentions } };
  }
  // Markdown has no list of people: they are named in the text.
  const named = [request.content, ...mentions.map((name) => `<@${name}>`)].join('\n');
  return { msgtype: 'markdown', markdown: { content: shortened(named, longestBytes.markdown) } };
}

/** Cut at a character, not inside one; a message that is too long would be refused whole. */
function shortened(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const mark = '…';
  let left = bytes - Buffer.byteLength(mark);
  let kept = '';
  for (const character of text) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    kept += character;
  }
  return kept + mark;
}
