import { flowRoutes, orderRoutes, systemRoutes } from '@orderloom/shared/api';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from './api-error.ts';
import { call, send } from './client.ts';
import { readSignedIn, signedIn } from './signed-in.ts';

let asked: { url: string; init: RequestInit }[] = [];

function answer(status: number, body: unknown) {
  asked = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  });
}

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
  signedIn();
});
afterEach(() => vi.unstubAllGlobals());

const me = {
  tenant: 'default',
  tenantName: 'Default',
  actor: 'person:admin',
  timeZone: 'Asia/Shanghai',
  person: null,
  display: 'admin',
  permissions: [],
};

describe('the client', () => {
  it('fills the path and leaves out what is not asked for', async () => {
    answer(200, { items: [], next: null });
    await call(orderRoutes.listOrders, { query: { text: '床 & lamp', cursor: null, flow: undefined, limit: 10 } });
    expect(asked[0]?.url).toBe('/api/orders?text=%E5%BA%8A+%26+lamp&limit=10');
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
    expect(readSignedIn()).toEqual({ type: 'in' });
  });

  it('is signed out when the session has ended, not when a password was wrong', async () => {
    answer(401, { type: 'about:blank', title: 'No', status: 401, code: 'wrong-credentials', errors: [] });
    await expect(call(systemRoutes.me, {})).rejects.toMatchObject({ status: 401 });
    expect(readSignedIn()).toEqual({ type: 'in' });
    answer(401, { type: 'about:blank', title: 'No', status: 401, code: 'unauthenticated', errors: [] });
    await expect(call(systemRoutes.me, {})).rejects.toMatchObject({ status: 401 });
    expect(readSignedIn()).toEqual({ type: 'out', needsSetUp: false });
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
