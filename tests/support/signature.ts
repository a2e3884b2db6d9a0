import { createHmac } from 'node:crypto';

/** The signing secret of the test channel, as Standard Webhooks writes it. */
export const secret = `whsec_${Buffer.from('a secret of tests alone').toString('base64')}`;
const key = Buffer.from(secret.slice(6), 'base64');

/** Standard Webhooks headers for a message. */
export function signedHeaders(id: string, body: string, now = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
