import { createHash } from 'node:crypto';

export const douyinSecrets = { appKey: 'demo-key', appSecret: 'demo-secret' };

/** The headers of a Douyin push: hex md5 over app key, raw body and app secret. */
export function douyinHeaders(body: string): Record<string, string> {
  const sign = createHash('md5').update(`${douyinSecrets.appKey}${body}${douyinSecrets.appSecret}`).digest('hex');
  return { 'content-type': 'application/json', 'app-id': douyinSecrets.appKey, 'event-sign': sign };
}
