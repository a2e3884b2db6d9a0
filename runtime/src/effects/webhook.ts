import { createHmac } from 'node:crypto';
import { type Attempt, defineEffect } from './define-effect.ts';
import { hostOf } from './destination-name.ts';
import { exchange, isAnswer, withSecrets } from './exchange.ts';

/**
 * An event for another system, signed by the open specification at standardwebhooks.com, version 1.0.0. The id is the effect's key, the
 * same in every attempt; the timestamp is the attempt's own, as the specification asks. Any 2xx is "received"; 410 means "never again".
 */
export const webhook = defineEffect<'webhook'>({
  id: 'webhook',
  destination: (request) => hostOf(request.url),
  send: (request, key, context) =>
    withSecrets(async (): Promise<Attempt> => {
      const keys = request.secrets.map((secret) => signingKey(context.fill(secret)));
      if (keys.some((one) => one === undefined)) {
        return { type: 'dead', cause: 'missing-secret', reason: 'a signing secret is not Base64 of 24 to 64 bytes after whsec_' };
      }
      const body = JSON.stringify(request.payload);
      const timestamp = String(Math.floor(context.now / 1000));
      const signatures = keys.flatMap((one) => (one ? [`v1,${signature(one, `${key}.${timestamp}.${body}`)}`] : []));
      const headers = new Headers({
        'Content-Type': 'application/json',
        'Idempotency-Key': key,
        'webhook-id': key,
        'webhook-timestamp': timestamp,
        'webhook-signature': signatures.join(' '),
      });
      if (context.trace !== undefined) headers.set('traceparent', context.trace);
      const url = context.fill(request.url);
      const answer = await exchange({ method: 'POST', url, headers, body, timeout: request.timeout }, context);
      return isAnswer(answer) ? { type: 'delivered', data: { status: answer.status, body: answer.body } } : answer;
    }),
});

const prefix = 'whsec_';
const shortest = 24;
const longest = 64;

function signingKey(secret: string): Buffer | undefined {
  const key = Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret, 'base64');
  return key.length >= shortest && key.length <= longest ? key : undefined;
}

function signature(key: Buffer, content: string): string {
  return createHmac('sha256', key).update(content).digest('base64');
}
