import { flowRoutes, orderRoutes, systemRoutes } from '@orderloom/shared/api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from './api-error.ts';
import { call, send } from './client.ts';
import { readToken, writeToken } from './token.ts';

const stored = new Map<string, string>();
let asked: { url: string; init: RequestInit }[] = [];

function answer(status: number, body: unknown) {
  asked = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  });
}

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  writeToken('t0ken');
});
afterEach(() => vi.unstubAllGlobals());

const me = { tenant: 'default', tenantName: 'Default', actor: 'person:admin', timeZone: 'Asia/Shanghai' };

describe('the client', () => {
  it('signs each request, fills the path and leaves out what is not asked for', async () => {
    answer(200, { items: [], next: null });
    await call(orderRoutes.listOrders, { query: { text: '床 & lamp', cursor: null, flow: undefined, limit: 10 } });
    expect(asked[0]?.url).toBe('/api/orders?text=%E5%BA%8A+%26+lamp&limit=10');
    expect(new Headers(asked[0]?.init.headers).get('authorization')).toBe('Bearer t0ken');
    answer(204, undefined);
    await send(flowRoutes.deleteFlow, { params: { id: 'a/b' } });
    expect([asked[0]?.url, asked[0]?.init.method]).toEqual(['/api/flows/a%2Fb', 'DELETE']);
  });

  it('throws the refusal of the server with its located faults', async () => {
    const errors = [{ code: 'schema', path: 'name', message: { zh: '不行', en: 'no' } }];
    answer(422, { type: 'about:blank', title: 'Refused', status: 422, code: 'bad', errors });
    const error = await call(systemRoutes.me, {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 422, code: 'bad', details: { errors } });
    expect(readToken()).toBe('t0ken');
  });

  it('signs out when the stored token is refused, not when another is tried', async () => {
    answer(401, { type: 'about:blank', title: 'No', status: 401, code: 'unauthorized', errors: [] });
    await expect(call(systemRoutes.me, { token: 'guess' })).rejects.toMatchObject({ status: 401 });
    expect(readToken()).toBe('t0ken');
    await expect(call(systemRoutes.me, {})).rejects.toMatchObject({ status: 401 });
    expect(readToken()).toBeNull();
  });

  it('tells an unreachable server and an answer of another shape apart', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
    await expect(call(systemRoutes.me, {})).rejects.toMatchObject({ status: 0, code: 'unreachable' });
    answer(200, { ...me, timeZone: 8 });
    await expect(call(systemRoutes.me, {})).rejects.toMatchObject({ code: 'answer-shape' });
    answer(200, me);
    expect(await call(systemRoutes.me, {})).toEqual(me);
  });
});
