import { expect, it } from 'vitest';
import { action, drawFlow, placesFound } from '../../testing/index.ts';
import { plainSecret } from './plain-secret.ts';

const key = '693a91f6-7abc-4bc4-97a0-0ec2f4a15aaa';
const calling = (params: Readonly<Record<string, string | Record<string, string>>>, type = 'send-http') =>
  drawFlow({ states: { a: { entry: [action(type, params)] } } });

it.each([
  calling({ url: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`, content: 'x' }, 'send-wecom'),
  calling({ url: 'https://wms.test/', headers: { Authorization: 'Bearer a1b2c3d4e5f6a7b8' } }),
  calling({ url: 'https://wms.test/', headers: { 'X-Api-Key': '{{ orderNo }}0a1b2c3d4e5f6' } }),
  calling({ url: 'https://wms.test/', body: 'ghp_a1b2c3d4e5f6a7b8c9d0' }),
])('finds a credential that anybody can read', (flow) => {
  expect(placesFound(plainSecret, flow)).toEqual(['a']);
});

it('finds a reference where nothing is filled in', () => {
  expect(placesFound(plainSecret, calling({ url: 'https://wms.test/', body: 'token=secret://wms' }))).toEqual(['a']);
});

it.each([
  calling({ url: 'secret://robot', content: 'x' }, 'send-wecom'),
  calling({ url: 'https://wms.test/?key=secret://wms', headers: { Authorization: 'Bearer secret://wms' } }),
  calling({ url: 'https://wms.test/?key=REPLACE-WITH-YOUR-KEY&token={{ orderNo }}', headers: { 'Idempotency-Key': 'a' } }),
  calling({ url: 'https://wms.test/orders?page=1234567890abcdef', body: 'monkey=1234567890abcdef' }),
])('leaves references, places to fill in and ordinary values alone', (flow) => {
  expect(placesFound(plainSecret, flow)).toEqual([]);
});
