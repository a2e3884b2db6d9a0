import { afterAll, describe, expect, it, vi } from 'vitest';
import { type Answer, testServer, token, told } from './testing.ts';

let clock = Date.UTC(2026, 0, 5, 8);
const server = testServer({ clock: { now: () => clock } });
afterAll(() => server.end());

const ownPage = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
const password = 'correct horse battery';

/** A browser: keeps its cookies, and says that a page of ours asks. */
function browser() {
  const jar = new Map<string, string>();
  return {
    jar,
    async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = ownPage): Promise<Answer> {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const init = { method, headers: { ...headers, ...(cookie === '' ? {} : { cookie }) } };
      const answer = await server.runtime.app.request(`/api${path}`, body === undefined ? init : { ...init, body: JSON.stringify(body) });
      for (const line of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) };
    },
  };
}

const secretOf = (answer: Answer) => told(answer, 'link');
const first = browser();

describe('the first start', () => {
  it('makes one administrator by a link that works once, for a day', async () => {
    const late = server.runtime.access.links.first('default')?.link;
    const link = server.runtime.access.links.first('default')?.link;
    expect((await browser().ask('POST', '/password-link', { link: late })).body).toMatchObject({ code: 'bad-link' });
    expect((await browser().ask('GET', '/session')).body).toEqual({ me: null, needsSetUp: true });
    expect((await first.ask('PUT', '/password-link', { link, password })).body).toMatchObject({ code: 'name-missing' });
    expect((await first.ask('PUT', '/password-link', { link, name: 'Anna', password: 'password12' })).body).toMatchObject({
      code: 'weak-password',
    });
    const made = await first.ask('PUT', '/password-link', { link, name: ' Anna ', password });
    expect(made.body).toMatchObject({ actor: 'person:anna', display: 'Anna' });
    expect((await browser().ask('PUT', '/password-link', { link, name: 'Eve', password })).body).toMatchObject({ code: 'bad-link' });
    expect((await browser().ask('GET', '/session')).body).toMatchObject({ needsSetUp: false });
    expect(server.runtime.access.links.first('default')).toBeUndefined();
  });

  it('keeps the session from scripts and other sites', async () => {
    const answer = await browser().ask('POST', '/session', { name: 'anna', password });
    const session = answer.headers.getSetCookie().find((line) => line.startsWith('orderloom_session='));
    expect(session).toMatch(/HttpOnly/);
    expect(session).toMatch(/SameSite=Strict/);
    expect(session).not.toContain('Max-Age');
  });
});

describe('signing in', () => {
  it('takes the name in any writing, and refuses the unknown and the wrong alike', async () => {
    const wrong = await browser().ask('POST', '/session', { name: 'anna', password: 'nonsense' });
    const unknown = await browser().ask('POST', '/session', { name: 'nobody', password: 'nonsense' });
    expect([wrong.status, wrong.body]).toEqual([401, unknown.body]);
    expect((await browser().ask('POST', '/session', { name: ' ＡNNA', password })).status).toBe(200);
    expect((await browser().ask('POST', '/session', { token: 'wrong' })).status).toBe(401);
    const machine = browser();
    expect((await machine.ask('POST', '/session', { token })).status).toBe(200);
    expect((await machine.ask('GET', '/me')).body).toMatchObject({ actor: 'person:admin', person: null });
  });

  it('has to wait after too many tries; a browser that was here before does not', async () => {
    const guesser = browser();
    const statuses: number[] = [];
    for (let turn = 0; turn < 7; turn += 1)
      statuses.push((await guesser.ask('POST', '/session', { name: 'anna', password: 'guess' })).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await browser().ask('POST', '/session', { name: 'anna', password })).status).toBe(429);
    expect((await first.ask('POST', '/session', { name: 'anna', password })).status).toBe(200);
    clock += 60 * 60_000;
  });
});

describe('a session', () => {
  it('acts only for pages of ours', async () => {
    const create = (headers: Record<string, string>) => first.ask('POST', '/flows', { name: { en: 'A' } }, headers);
    for (const site of ['cross-site', 'same-site', 'none'])
      expect((await create({ ...ownPage, 'sec-fetch-site': site })).body).toMatchObject({ code: 'foreign-page' });
    expect((await create({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await create({ origin: 'null' })).status).toBe(403);
    expect((await create({})).status).toBe(403);
    expect((await create({ origin: 'http://localhost' })).status).toBe(201);
    expect((await first.ask('GET', '/flows', undefined, { 'sec-fetch-site': 'cross-site' })).status).toBe(200);
    const plain = await browser().ask('POST', '/session', { name: 'anna', password }, { 'sec-fetch-site': 'cross-site' });
    expect(plain.status).toBe(403);
  });

  it('takes its live stream with it when it ends, and tells it nothing more', async () => {
    const leaving = browser();
    await leaving.ask('POST', '/session', { name: 'anna', password });
    const cookie = [...leaving.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await server.runtime.app.request('/api/live', { headers: { ...ownPage, cookie } });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain(': connected');
    expect((await leaving.ask('DELETE', '/session')).status).toBeLessThan(300);

    const later = performance.now() + 16_000;
    const clock = vi.spyOn(performance, 'now').mockReturnValue(later);
    expect((await first.ask('POST', '/flows', { name: { en: 'Unheard' } })).status).toBe(201);
    expect(await reader?.read()).toEqual({ done: true, value: undefined });
    clock.mockRestore();
  });

  it('ends when nobody is seen for long, and in any case after a week', async () => {
    const idle = browser();
    await idle.ask('POST', '/session', { name: 'anna', password });
    clock += 11 * 60 * 60_000;
    expect((await idle.ask('GET', '/me')).status).toBe(200);
    clock += 11 * 60 * 60_000;
    expect((await idle.ask('GET', '/me')).status).toBe(200);
    for (let hours = 22; hours < 170; hours += 10) {
      clock += 10 * 60 * 60_000;
      await idle.ask('GET', '/me');
    }
    expect((await idle.ask('GET', '/me')).status).toBe(401);
    const other = browser();
    await other.ask('POST', '/session', { name: 'anna', password });
    clock += 13 * 60 * 60_000;
    expect((await other.ask('GET', '/me')).status).toBe(401);
  });

  it('is listed, ended one by one, and ended everywhere by a new password', async () => {
    const [desk, phone, lost] = [browser(), browser(), browser()];
    for (const one of [desk, phone, lost]) expect((await one.ask('POST', '/session', { name: 'anna', password })).status).toBe(200);
    const list = (await desk.ask('GET', '/sessions')).body as { items: { id: string; current: boolean }[] };
    expect(list.items.length).toBe(3);
    expect(list.items.filter((item) => item.current).length).toBe(1);
    const other = list.items.find((item) => !item.current)?.id ?? '';
    expect((await desk.ask('DELETE', `/sessions/${other}`)).status).toBe(204);
    expect(((await desk.ask('GET', '/sessions')).body as { items: unknown[] }).items.length).toBe(2);
    expect((await desk.ask('PUT', '/password', { current: 'nonsense', next: 'another horse battery' })).body).toMatchObject({
      code: 'wrong-password',
    });
    expect((await desk.ask('PUT', '/password', { current: password, next: 'another horse battery' })).status).toBe(204);
    expect((await desk.ask('GET', '/me')).status).toBe(200);
    for (const one of [phone, lost]) expect((await one.ask('GET', '/me')).status).toBe(401);
    expect((await desk.ask('PUT', '/password', { current: 'another horse battery', next: password })).status).toBe(204);
    expect((await desk.ask('DELETE', '/session')).status).toBe(204);
    expect(desk.jar.has('orderloom_session')).toBe(false);
    expect((await desk.ask('GET', '/me')).status).toBe(401);
  });
});

describe('people', () => {
  it('come in by a link, do what their role may, and are gone at once', async () => {
    const made = await server.api('POST', '/people', { name: 'Bo', role: 'viewer' });
    expect(made.status).toBe(201);
    expect((await server.api('POST', '/people', { name: 'bo', role: 'viewer' })).body).toMatchObject({ code: 'name-taken' });
    const bo = browser();
    expect((await bo.ask('POST', '/password-link', { link: secretOf(made) })).body).toMatchObject({ name: 'bo', display: 'Bo' });
    expect((await bo.ask('PUT', '/password-link', { link: secretOf(made), password })).status).toBe(200);
    expect((await bo.ask('GET', '/orders')).status).toBe(200);
    const denied = await bo.ask('POST', '/flows', { name: { en: 'A' } });
    expect([denied.status, told(denied, 'code'), told(denied, 'detail')]).toEqual([403, 'not-permitted', 'flows:write']);
    expect((await bo.ask('GET', '/people')).status).toBe(403);
    expect((await bo.ask('GET', '/audit')).status).toBe(403);

    const { id } = ((await server.api('GET', '/people')).body as { items: { id: string; name: string }[] }).items.find(
      (one) => one.name === 'bo',
    ) ?? { id: '' };
    await server.api('PUT', `/people/${id}`, { display: 'Bo', role: 'analyst', disabled: false });
    expect((await bo.ask('POST', '/flows', { name: { en: 'B' } })).status).toBe(201);
    await server.api('PUT', `/people/${id}`, { display: 'Bo', role: 'analyst', disabled: true });
    expect((await bo.ask('GET', '/me')).status).toBe(401);
    expect((await bo.ask('POST', '/session', { name: 'bo', password })).status).toBe(401);
    expect((await server.api('DELETE', `/people/${id}`)).status).toBe(204);
  });

  it('always leave one administrator', async () => {
    const anna = ((await server.api('GET', '/people')).body as { items: { id: string }[] }).items[0]?.id ?? '';
    expect((await server.api('DELETE', `/people/${anna}`)).body).toMatchObject({ code: 'last-admin' });
    const change = { display: 'Anna', role: 'viewer', disabled: false };
    expect((await server.api('PUT', `/people/${anna}`, change)).body).toMatchObject({ code: 'last-admin' });
    expect((await server.api('PUT', `/people/${anna}`, { ...change, role: 'admin', disabled: true })).body).toMatchObject({
      code: 'last-admin',
    });
  });
});

describe('tokens', () => {
  const as = (made: string) => ({ authorization: `Bearer ${made}` });

  it('may what their scopes say, until they expire, are replaced or revoked', async () => {
    const made = await server.api('POST', '/tokens', { name: 'shop', permissions: ['orders:read'], expiresInDays: 1 });
    const [shop, id] = [told(made, 'token'), told(made, 'item.id')];
    expect(shop).toMatch(/^ol_/);
    expect((await server.api('GET', '/orders', undefined, as(shop))).status).toBe(200);
    expect((await server.api('GET', '/flows', undefined, as(shop))).status).toBe(403);
    const rotated = await server.api('POST', `/tokens/${id}/rotate`, { graceHours: 1 });
    const newer = told(rotated, 'token');
    for (const one of [shop, newer]) expect((await server.api('GET', '/orders', undefined, as(one))).status).toBe(200);
    clock += 61 * 60_000;
    expect((await server.api('GET', '/orders', undefined, as(shop))).status).toBe(401);
    expect((await server.api('GET', '/orders', undefined, as(newer))).status).toBe(200);
    expect(told(await server.api('GET', '/tokens'), 'items')).toContain('"usedAt":"2026');
    expect((await server.api('DELETE', `/tokens/${id}`)).status).toBe(204);
    expect((await server.api('GET', '/orders', undefined, as(newer))).status).toBe(401);
    const brief = told(await server.api('POST', '/tokens', { name: 'brief', permissions: ['orders:read'], expiresInDays: 1 }), 'token');
    clock += 25 * 60 * 60_000;
    expect((await server.api('GET', '/orders', undefined, as(brief))).status).toBe(401);
  });

  it('grant nobody more than their maker has', async () => {
    const made = told(await server.api('POST', '/tokens', { name: 'doorman', permissions: ['access:write'] }), 'token');
    const people = await server.api('POST', '/people', { name: 'Eve', role: 'admin' }, as(made));
    const more = await server.api('POST', '/tokens', { name: 'more', permissions: ['orders:read'] }, as(made));
    const anna = told(await server.api('GET', '/people'), 'items.0.id');
    const link = await server.api('POST', `/people/${anna}/password-link`, {}, as(made));
    for (const answer of [people, more, link]) expect(answer.body).toMatchObject({ status: 403, code: 'beyond-own' });
  });

  it('are kept only as digests', () => {
    const kept = JSON.stringify([server.runtime.store.access.tokens('default'), server.runtime.store.access.people('default')]);
    expect(kept).not.toContain('ol_');
    expect(kept).not.toContain(password);
    expect(kept).not.toContain(token);
  });
});

describe('the audit', () => {
  it('tells who did what from where, page by page, as CSV and as JSON lines', async () => {
    await server.api('POST', '/flows', { name: { en: 'C' } });
    const { body } = await server.api('GET', '/audit?limit=5');
    const page = body as { items: { action: string; actor: string; outcome: string }[]; next: string };
    expect(page.items[0]).toMatchObject({ action: 'POST /api/flows', actor: 'person:admin', outcome: 'done' });
    const next = (await server.api('GET', `/audit?limit=5&cursor=${page.next}`)).body as { items: unknown[] };
    expect(next.items.length).toBe(5);
    const denied = told(await server.api('GET', '/audit?outcome=denied&limit=200'), 'items');
    expect(denied).toContain('"POST /api/session"');
    expect(denied).toContain('"not-permitted');
    expect(denied).not.toContain('nonsense');
    const csv = await server.runtime.app.request('/api/audit/export', { headers: { authorization: `Bearer ${token}` } });
    expect(csv.headers.get('content-disposition')).toContain('audit.csv');
    expect((await csv.text()).split('\r\n').length).toBeGreaterThan(20);
    const lines = await server.runtime.app.request('/api/audit/export?format=jsonl', { headers: { authorization: `Bearer ${token}` } });
    for (const line of (await lines.text()).trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('action');
  });
});

describe('behind a proxy with https', () => {
  const behind = testServer({ reach: { publicUrl: 'https://orders.example', proxies: 1 } });
  afterAll(() => behind.end());

  const signIn = (headers: Record<string, string>) =>
    behind.runtime.app.request('/api/session', { method: 'POST', headers, body: JSON.stringify({ token }) });

  it('has cookies that only this host can set and only https sends, and asks for https ever after', async () => {
    const answer = await signIn({ origin: 'https://orders.example' });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-orderloom_session=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect((await signIn({ origin: 'https://evil.example' })).status).toBe(403);
  });

  it('knows the sender by what its own proxy says, not by what the sender says', async () => {
    await signIn({ 'x-forwarded-for': '1.2.3.4, 203.0.113.7' });
    expect(told(await behind.api('GET', '/audit?limit=1'), 'items.0.address')).toBe('203.0.113.7');
  });
});

it('sends headers that leave pages little room', async () => {
  const answer = await server.runtime.app.request('/api/health');
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("object-src 'none'");
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  expect(answer.headers.get('permissions-policy')).toContain('camera=()');
  expect(answer.headers.get('strict-transport-security')).toBeNull();
  expect(answer.headers.get('x-powered-by')).toBeNull();
});

it('refuses what should not become an object', async () => {
  for (const body of [
    '{"flow":"f","data":{"__proto__":{"a":1}}}',
    '{"flow":"f","data":{"\\u005f_proto__":1}}',
    `{"data":${'['.repeat(300)}1${']'.repeat(300)}}`,
  ]) {
    expect((await server.api('POST', '/orders', body)).body).toMatchObject({ status: 400, code: 'bad-json' });
  }
});
