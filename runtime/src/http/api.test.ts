import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelRoutes, deliveryRoutes, flowRoutes, orderRoutes, type RouteContract } from '@orderloom/shared/api';
import { afterAll, describe, expect, it } from 'vitest';
import { testServer, token } from './testing.ts';

const page = mkdtempSync(join(tmpdir(), 'orderloom-page-'));
mkdirSync(join(page, 'assets'));
writeFileSync(join(page, 'index.html'), '<!doctype html><title>page</title>');
writeFileSync(join(page, 'assets/app-abc123.js'), `export const text = '${'x'.repeat(5000)}';`);
const server = testServer({ designer: page });
afterAll(() => server.end());
const guarded = [flowRoutes, orderRoutes, channelRoutes, deliveryRoutes].flatMap((group): RouteContract[] => Object.values(group));

describe('who may', () => {
  it.each(guarded.map((route) => [route.method.toUpperCase(), route.path.replace(/:\w+/g, 'x')]))(
    '%s %s asks for a token',
    async (method, path) => {
      for (const authorization of ['', 'Bearer', 'Bearer wrong', `Basic ${token}`, token]) {
        const answer = await server.runtime.app.request(path, { method, headers: { authorization } });
        expect(answer.status).toBe(401);
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
      }
    },
  );

  it('takes no token from the address', async () => {
    expect((await server.runtime.app.request(`/api/live?token=${token}`)).status).toBe(401);
  });

  it('says who is signed in', async () => {
    expect((await server.api('GET', '/me')).body).toMatchObject({ tenant: 'default', actor: 'person:admin' });
  });

  it.each(['/api/health', '/api/ready', '/api/openapi.json'])('%s is open', async (path) => {
    expect((await server.runtime.app.request(path)).status).toBe(200);
  });
});

describe('saying no', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', '没有这个流程。'],
    ['en-GB,en;q=0.9', 'There is no such flow.'],
    ['en;q=0.5, zh;q=0.9', '没有这个流程。'],
    ['fr', '没有这个流程。'],
  ])('speaks the language of the reader: %s', async (language, title) => {
    const answer = await server.api('GET', '/flows/none', undefined, { 'accept-language': language });
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ type: 'about:blank', title, status: 404, code: 'unknown-flow', errors: [] });
  });

  it.each([
    ['POST', '/flows', '{', 400, 'bad-json'],
    ['POST', '/flows', '[]', 422, 'bad-body'],
    ['POST', '/orders', `{"flow":"f","data":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`, 400, 'bad-json'],
    ['POST', '/orders', '{}', 422, 'bad-body'],
    ['GET', '/orders?limit=0', undefined, 400, 'bad-query'],
    ['GET', '/orders?createdFrom=yesterday', undefined, 400, 'bad-query'],
    ['GET', '/orders/none', undefined, 404, 'unknown-order'],
    ['POST', '/orders/none/events', { type: 'x' }, 404, 'unknown-order'],
    ['GET', '/inbox/none', undefined, 404, 'unknown-delivery'],
    ['POST', '/outbox/none/redrive', undefined, 404, 'unknown-effect'],
    ['GET', '/nothing', undefined, 404, 'not-found'],
    ['DELETE', '/channels/none', undefined, 404, 'unknown-channel'],
  ])('%s %s %j -> %i %s', async (method, path, body, status, code) => {
    const answer = await server.api(method, path, body);
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
  });

  it.each(['nonsense', '[{},{}]', '[true,null]', '{}'])('reads from the start for a cursor that is none: %s', async (text) => {
    const cursor = Buffer.from(text).toString('base64url');
    for (const list of ['orders', 'inbox', 'outbox', 'timers'])
      expect((await server.api('GET', `/${list}?cursor=${cursor}`)).status).toBe(200);
  });

  it('points at the place of a fault', async () => {
    const answer = await server.api('POST', '/orders', { flow: 5 });
    expect(answer.body).toMatchObject({ errors: [{ path: 'flow', message: { zh: expect.any(String), en: expect.any(String) } }] });
  });

  it('refuses what is too large', async () => {
    const answer = await server.api('POST', '/flows', `"${'x'.repeat(9_000_000)}"`);
    expect(answer.body).toMatchObject({ status: 413, code: 'too-large' });
  });
});

it('describes itself as OpenAPI 3.1, every operation with its schemas', async () => {
  const answer = await server.runtime.app.request('/api/openapi.json');
  const description = (await answer.json()) as { openapi: string; paths: Record<string, Record<string, object>> };
  expect(description.openapi).toBe('3.1.0');
  for (const { path, method } of guarded) expect(description.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method]).toBeDefined();
  expect(description.paths['/hooks/{tenant}/{channel}']).toBeDefined();
});

describe('the designer', () => {
  it.each(['/', '/orders/01ABC', '/flows/a/edit'])('%s gives the page', async (path) => {
    const answer = await server.runtime.app.request(path);
    expect(await answer.text()).toContain('<title>page</title>');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('sends hashed files compressed, once and for all', async () => {
    const answer = await server.runtime.app.request('/assets/app-abc123.js', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const again = await server.runtime.app.request('/assets/app-abc123.js', {
      headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it.each(['/assets/none.js', '/favicon.ico', '/../package.json', '/hooks/default/x'])('%s is not the page', async (path) => {
    expect((await server.runtime.app.request(path)).status).toBe(404);
  });
});

it('tells of changes of its own tenant while they happen, and ends when the server stops', async () => {
  const live = testServer();
  const answer = await live.runtime.app.request('/api/live', { headers: { authorization: `Bearer ${token}` } });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  expect((await reader?.read())?.value).toContain(': connected');
  await live.api('POST', '/flows', { name: { en: 'A' } });
  expect((await reader?.read())?.value).toMatch(/data: {"type":"flow"/);
  await live.end();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read());
});

it('refuses new work while stopping', async () => {
  const stopping = testServer();
  await stopping.runtime.stop();
  expect((await stopping.runtime.app.request('/api/ready')).status).toBe(503);
  const hook = await stopping.hook('m', {});
  expect(hook.status).toBe(503);
  expect(Number(hook.headers.get('retry-after'))).toBeGreaterThan(0);
});
