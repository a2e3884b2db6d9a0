import { createHash, createHmac } from 'node:crypto';
import { type EffectRequest, fillReferences } from '@orderloom/shared/actions';
import { describe, expect, it } from 'vitest';
import { type Attempt, createRedaction, effects, MissingSecret } from './index.ts';

/** What goes out; what is done here has no address. */
type Sendable = Exclude<EffectRequest, { type: 'none' | 'stock' | 'route' }>;

const requests: { readonly [T in Sendable['type']]: Extract<Sendable, { type: T }> } = {
  http: { type: 'http', method: 'POST', url: 'https://wms.test/secret-path', headers: {}, body: { a: 1 }, timeout: 1000 },
  wecom: {
    type: 'wecom',
    url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=secret-key',
    format: 'text',
    content: '你好',
    mentions: ['li'],
  },
  webhook: {
    type: 'webhook',
    url: 'https://partner.test/secret-path',
    secrets: ['secret://signing'],
    payload: { type: 'order.paid', timestamp: '2026-01-01T00:00:00.000Z', data: { orderId: 'A-1' } },
    timeout: 1000,
  },
  qimen: {
    type: 'qimen',
    method: 'deliveryorder.create',
    url: 'https://wms.test/secret-path?tenant=7',
    appKey: '2300',
    secret: 'secret://token',
    customerId: 'C1',
    body: {
      deliveryOrder: { deliveryOrderCode: 'A-1', remark: 'a < b & "c"\u0001' },
      orderLines: { orderLine: [{ itemCode: 'X' }, { itemCode: 'Y' }] },
    },
    knownAs: ['A-1'],
    timeout: 1000,
  },
};

const taken: Readonly<Record<string, () => Response>> = {
  qimen: () => new Response('<response><flag>success</flag><code>0</code><deliveryOrderId>W-1</deliveryOrderId></response>'),
};

const values: Readonly<Record<string, string>> = {
  signing: `whsec_${Buffer.alloc(24, 7).toString('base64')}`,
  before: `whsec_${Buffer.alloc(32, 8).toString('base64')}`,
  token: 'tok-"1234567890"',
  robot: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa',
};

interface Seen {
  url?: string;
  init?: RequestInit;
}

async function attempt(request: EffectRequest, answer: () => Response, seen: Seen = {}): Promise<Attempt | undefined> {
  const fetch = async (url: unknown, init?: RequestInit): Promise<Response> => {
    Object.assign(seen, { url: String(url), init });
    return answer();
  };
  const redaction = createRedaction();
  const reveal = (name: string): string => {
    const value = values[name];
    if (value === undefined) throw new MissingSecret(name);
    redaction.conceal(name, value);
    return value;
  };
  return effects.get(request.type)?.send(request, 'o1:2:0', {
    fetch,
    tenant: 't',
    order: 'o1',
    signal: new AbortController().signal,
    now: Date.UTC(2026, 0, 1),
    timeout: 60_000,
    fill: (text) => fillReferences(text, reveal),
    redact: redaction.text,
    longestSecret: () => redaction.longest,
  });
}

const headers = (seen: Seen) => new Headers(seen.init?.headers);

describe.each(effects.all.map((sender) => [sender.id as Sendable['type'], sender] as const))('every effect: %s', (id, sender) => {
  const request = requests[id];

  it('sends the same key with every attempt', async () => {
    const seen: Seen = {};
    await attempt(request, () => Response.json({ errcode: 0 }), seen);
    expect(headers(seen).get('Idempotency-Key')).toBe('o1:2:0');
  });

  it('is delivered when the receiver takes it', async () => {
    const takes = taken[id] ?? (() => Response.json({ errcode: 0 }));
    expect(await attempt(request, takes)).toMatchObject({ type: 'delivered' });
  });

  it.each([500, 503, 429])('is tried again after a %i', async (status) => {
    expect(await attempt(request, () => new Response('', { status }))).toMatchObject({ type: 'retry' });
  });

  it('is tried again when nobody answers', async () => {
    const unreachable = () => {
      throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    };
    expect(await attempt(request, unreachable)).toMatchObject({ type: 'retry', reason: 'fetch failed: connect ECONNREFUSED' });
  });

  it('is given up when the receiver says it is wrong, or has no address', async () => {
    expect(await attempt(request, () => new Response('no', { status: 400 }))).toMatchObject({ type: 'dead' });
    expect(await attempt({ ...request, url: 'not an address' }, () => new Response())).toMatchObject({ type: 'dead' });
  });

  it('waits as long as the receiver asks, in seconds or until a date', async () => {
    const busy = (value: string) => () => new Response('', { status: 503, headers: { 'Retry-After': value } });
    expect(await attempt(request, busy('7'))).toMatchObject({ retryAfter: 7000 });
    expect(await attempt(request, busy('Thu, 01 Jan 2026 00:00:30 GMT'))).toMatchObject({ retryAfter: 30_000 });
    expect(await attempt(request, busy('soon'))).toMatchObject({ retryAfter: undefined });
  });

  it.each(['99999999999999999999', '9'.repeat(400), 'Fri, 31 Dec 9999 23:59:59 GMT'])('waits a day at most: %s', async (value) => {
    const answer = () => new Response('', { status: 503, headers: { 'Retry-After': value } });
    expect(await attempt(request, answer)).toMatchObject({ type: 'retry', retryAfter: 24 * 60 * 60_000 });
  });

  it('names its destination without a secret, for any address', () => {
    expect(sender.destination(request)).not.toContain('secret');
    expect(sender.destination({ ...request, url: '::' })).not.toBe('');
  });
});

describe('http', () => {
  const request = requests.http;

  it('sends JSON as JSON and text as text', async () => {
    const json: Seen = {};
    const text: Seen = {};
    await attempt(request, () => new Response('ok'), json);
    await attempt(
      { ...request, body: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      () => new Response('ok'),
      text,
    );

    expect([json.init?.body, headers(json).get('Content-Type')]).toEqual(['{"a":1}', 'application/json']);
    expect([text.init?.body, headers(text).get('Content-Type')]).toEqual(['a=1', 'application/x-www-form-urlencoded']);
  });

  it('gives what the receiver said', async () => {
    expect(await attempt(request, () => Response.json({ ride: 7 }, { status: 201 }))).toEqual({
      type: 'delivered',
      data: { status: 201, body: { ride: 7 } },
    });
    expect(await attempt(request, () => new Response('no stock', { status: 409 }))).toEqual({
      type: 'dead',
      cause: 'refused',
      reason: 'the receiver answered 409',
      data: { status: 409, body: 'no stock' },
    });
  });
});

describe('secrets', () => {
  const request = { ...requests.http, url: 'https://wms.test/a?k=secret://token', headers: { Authorization: 'Bearer secret://token' } };

  it('are filled in at the moment of sending', async () => {
    const seen: Seen = {};
    await attempt({ ...request, body: 'not in a body: secret://token' }, () => new Response(), seen);
    expect(new URL(seen.url ?? '').searchParams.get('k')).toBe(values.token);
    expect(headers(seen).get('Authorization')).toBe(`Bearer ${values.token}`);
    expect(seen.init?.body).toBe('not in a body: secret://token');
  });

  it('do not come back in an answer, however they are written there, not even in halves', async () => {
    const { token = '' } = values;
    const echo = [token, encodeURIComponent(token), JSON.stringify({ token }), Buffer.from(token).toString('base64')].join(' | ');
    const answer = await attempt(request, () => new Response(echo + 'x'.repeat(16_384 - echo.length - 4) + token));
    const told = JSON.stringify(answer);
    for (const form of [token, encodeURIComponent(token), JSON.stringify(token).slice(1, -1), Buffer.from(token).toString('base64')]) {
      expect(told).not.toContain(form);
    }
    expect(told).toContain('secret://token');
    expect(told).not.toContain(token.slice(0, 4));
  });

  it('that do not exist stop the effect until somebody sets them', async () => {
    const missing = { ...request, headers: { 'X-Key': 'secret://nowhere' } };
    expect(await attempt(missing, () => new Response())).toEqual({
      type: 'dead',
      cause: 'missing-secret',
      reason: 'there is no secret "nowhere"',
    });
  });

  it('name the destination instead of being part of it', () => {
    expect(effects.get('wecom')?.destination({ ...requests.wecom, url: 'secret://robot' })).toBe('secret://robot');
    const keyed = { ...requests.wecom, url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=secret://robot' };
    expect(effects.get('wecom')?.destination(keyed)).toBe('qyapi.weixin.qq.com#robot');
  });
});

describe('webhook', () => {
  it('signs as Standard Webhooks, with every secret there is while they change', async () => {
    const seen: Seen = {};
    await attempt({ ...requests.webhook, secrets: ['secret://signing', 'secret://before'] }, () => new Response(), seen);
    const timestamp = String(Date.UTC(2026, 0, 1) / 1000);
    const signed = (key: Buffer) => {
      return `v1,${createHmac('sha256', key).update(`o1:2:0.${timestamp}.${seen.init?.body}`).digest('base64')}`;
    };
    expect(headers(seen).get('webhook-id')).toBe('o1:2:0');
    expect(headers(seen).get('webhook-timestamp')).toBe(timestamp);
    expect(headers(seen).get('webhook-signature')).toBe(`${signed(Buffer.alloc(24, 7))} ${signed(Buffer.alloc(32, 8))}`);
    expect(JSON.parse(String(seen.init?.body))).toEqual(requests.webhook.payload);
  });

  it('does not send what it cannot sign', async () => {
    expect(await attempt({ ...requests.webhook, secrets: ['secret://token'] }, () => new Response())).toMatchObject({ type: 'dead' });
  });
});

describe('addresses', () => {
  it.each(['data:text/plain,ok', 'file:///etc/passwd', 'ftp://a.test/', 'https://user:pass@a.test/'])('does not call %s', async (url) => {
    const seen: Seen = {};
    expect(await attempt({ ...requests.http, url }, () => new Response(), seen)).toMatchObject({ type: 'dead', cause: 'bad-address' });
    expect(seen.url).toBeUndefined();
  });

  it('does not follow a redirect', async () => {
    const moved = () => new Response(null, { status: 307, headers: { location: 'http://169.254.169.254/' } });
    expect(await attempt(requests.http, moved)).toMatchObject({ type: 'dead', cause: 'redirected' });
  });
});

describe('what a receiver says', () => {
  it('keeps ids exact that a double cannot hold', async () => {
    const answer = () => new Response('{"id":9007199254740993,"price":1.5}');
    expect(await attempt(requests.http, answer)).toMatchObject({ data: { body: { id: '9007199254740993', price: 1.5 } } });
  });

  it('is read no further than it is kept', async () => {
    let parts = 0;
    const endless = new ReadableStream({
      pull(controller) {
        parts += 1;
        controller.enqueue(new TextEncoder().encode('x'.repeat(4096)));
      },
    });
    expect(await attempt(requests.http, () => new Response(endless))).toMatchObject({ data: { body: 'x'.repeat(16_384) } });
    expect(parts).toBeLessThan(10);
  });
});

describe('wecom', () => {
  const answering = (errcode: number) => attempt(requests.wecom, () => Response.json({ errcode }));

  it('judges by the code in the answer, not by the status', async () => {
    expect(await answering(-1)).toMatchObject({ type: 'retry' });
    expect(await answering(45_009)).toMatchObject({ type: 'retry', retryAfter: 60_000 });
    expect(await answering(93_000)).toMatchObject({ type: 'dead', reason: 'errcode 93000' });
  });

  it('cuts a message that is too long at a character', async () => {
    const seen: Seen = {};
    await attempt({ ...requests.wecom, content: '单'.repeat(1000) }, () => Response.json({ errcode: 0 }), seen);
    const { text } = JSON.parse(String(seen.init?.body)) as { text: { content: string } };
    expect(Buffer.byteLength(text.content)).toBeLessThanOrEqual(2048);
    expect(text.content).toMatch(/^单+…$/);
  });

  it('names people in markdown', async () => {
    const seen: Seen = {};
    await attempt({ ...requests.wecom, format: 'markdown' }, () => Response.json({ errcode: 0 }), seen);
    expect(JSON.parse(String(seen.init?.body))).toEqual({ msgtype: 'markdown', markdown: { content: '你好\n<@li>' } });
  });
});

describe('qimen', () => {
  const request = requests.qimen;

  it('signs parameters and body, and writes what cannot harm the XML', async () => {
    const seen: Seen = {};
    expect(await attempt(request, taken.qimen ?? Response.error, seen)).toMatchObject({
      type: 'delivered',
      data: { deliveryOrderId: 'W-1' },
    });
    const { sign, tenant, ...params } = Object.fromEntries(new URL(seen.url ?? '').searchParams);
    const pairs = Object.keys(params)
      .sort()
      .map((key) => `${key}${params[key]}`)
      .join('');
    const whole = `${values.token}${pairs}${seen.init?.body}${values.token}`;
    expect(sign).toBe(createHash('md5').update(whole).digest('hex').toUpperCase());
    expect([tenant, params.method, params.timestamp]).toEqual(['7', 'taobao.qimen.deliveryorder.create', '2026-01-01 08:00:00']);
    expect(seen.init?.body).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<request><deliveryOrder><deliveryOrderCode>A-1</deliveryOrderCode>' +
        '<remark>a &lt; b &amp; &quot;c&quot;</remark></deliveryOrder><orderLines><orderLine><itemCode>X</itemCode></orderLine>' +
        '<orderLine><itemCode>Y</itemCode></orderLine></orderLines></request>',
    );
  });

  it('gives up what the warehouse refuses, and asks a busy one again', async () => {
    const says = (inner: string) => () => new Response(`<response><flag>failure</flag>${inner}</response>`);
    expect(await attempt(request, says('<code>S003</code><message>已拣货</message>'))).toMatchObject({
      type: 'dead',
      cause: 'refused',
      reason: 'the warehouse answered failure S003 已拣货',
    });
    expect(await attempt(request, says('<sub_code>isp.top-remote-service-timeout</sub_code>'))).toMatchObject({
      type: 'retry',
      cause: 'busy',
    });
    expect(await attempt(request, () => new Response('<html><body>504'))).toMatchObject({ type: 'retry', cause: 'broken-answer' });
  });
});

it.each(['hex', 'base64', 'base64url'] as const)('does not show a credential written as %s', (writing) => {
  const redaction = createRedaction();
  redaction.conceal('robot', 'a-token-nobody-may-see');

  expect(redaction.text(`you sent ${Buffer.from('a-token-nobody-may-see').toString(writing)}`)).toBe('you sent secret://robot');
});
