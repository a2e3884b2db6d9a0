import { type Attempt, defineEffect } from './define-effect.ts';
import { hostWithKey } from './destination-name.ts';
import { exchange, isAnswer, withSecrets } from './exchange.ts';

const timeout = 10_000;
const minute = 60_000;
const longestBytes = { text: 2048, markdown: 4096 };
const busy = -1;
const tooOften = 45_009;

/** One message of a WeCom group robot. The robot answers 200 also when it refuses: only `errcode` tells. */
export const wecom = defineEffect<'wecom'>({
  id: 'wecom',
  // The key in the address is the robot's credential: only its name or digest may be shown.
  destination: (request) => hostWithKey(request.url),
  send: (request, key, context) =>
    withSecrets(async () => {
      const headers = new Headers({ 'Content-Type': 'application/json', 'Idempotency-Key': key });
      const body = JSON.stringify(messageOf(request));
      const answer = await exchange({ method: 'POST', url: context.fill(request.url), headers, body, timeout }, context);
      return isAnswer(answer) ? judge(codeOf(answer.body)) : answer;
    }),
});

function judge(code: number | undefined): Attempt {
  switch (code) {
    case 0:
      return { type: 'delivered', data: { errcode: 0 } };
    case tooOften:
      return { type: 'retry', cause: 'too-often', reason: `errcode ${code}: too many messages in a minute`, retryAfter: minute };
    case busy:
      return { type: 'retry', cause: 'busy', reason: `errcode ${code}: busy` };
    case undefined:
      return { type: 'retry', cause: 'broken-answer', reason: 'no errcode in the answer' };
    default:
      return { type: 'dead', cause: 'refused', reason: `errcode ${code}`, data: { errcode: code } };
  }
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
