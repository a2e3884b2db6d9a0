import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelTypes, createRuntime, ensureAdminToken, type Runtime } from '@orderloom/runtime/testing';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { fitting, junk, rawJunk, type Schema, spoiled } from '../support/bad-input.ts';
import { databaseContent } from '../support/database-content.ts';

// Set FUZZ_SEED to repeat a run, FUZZ_RUNS to try longer.
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const numRuns = Number(process.env.FUZZ_RUNS ?? 25);
const patience = 10_000;
const admin = 'administrator-of-the-fuzz';
/** So that nothing falls due by itself while it is looked whether something was written. */
const frozen = Date.UTC(2026, 0, 5, 8);
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly open: boolean;
  readonly body: Schema | undefined;
  readonly query: Readonly<Record<string, Schema>>;
}

const folder = mkdtempSync(join(tmpdir(), 'orderloom-fuzz-'));
const runtime: Runtime = await createRuntime({
  data: folder,
  log: quiet,
  version: '0.0.0',
  clock: { now: () => frozen },
  fetch: () => new Promise<Response>(() => {}),
});
ensureAdminToken(runtime.store.access, admin, frozen);
const prepared = await prepare();
const description = (await (await runtime.app.request('/api/openapi.json')).json()) as Description;
const operations = operationsOf(description);
const content = databaseContent(join(folder, 'orderloom.db'));

afterAll(async () => {
  content.close();
  await runtime.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}
interface DescribedOperation {
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
}

function operationsOf({ paths }: Description): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security, parameters = [], requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      open: security?.length === 0,
      body: requestBody?.content['application/json']?.schema,
      query: Object.fromEntries(parameters.filter((one) => one.in === 'query').map((one) => [one.name, one.schema ?? {}])),
    })),
  );
}

function resolve(ref: string): Schema {
  return description.components?.schemas?.[ref.split('/').at(-1) ?? ''] ?? {};
}

/** Something of everything, so that requests find what they name. */
async function prepare() {
  const ask = async (method: string, path: string, body: unknown) => {
    const headers = { authorization: `Bearer ${admin}`, 'content-type': 'application/json' };
    const answer = await runtime.app.request(`/api${path}`, { method, headers, body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
    return JSON.parse(text);
  };
  const flow = (await ask('POST', '/flows', { template: 'standard-retail' })) as { id: string; revision: number };
  await ask('POST', `/flows/${flow.id}/publish`, { revision: flow.revision, note: '' });
  const draft = (await ask('POST', '/flows', { name: { en: 'Draft' } })) as { id: string };
  const made = (await ask('POST', '/orders', { flow: flow.id, externalId: 'A1', data: { orderNo: 'A1', amount: 100 } })) as {
    order: { id: string };
  };
  for (const type of channelTypes.all) {
    const secrets = Object.fromEntries(
      type.secrets.map((param) => [param.name, `whsec_${Buffer.from(param.name.repeat(6)).toString('base64')}`]),
    );
    const settings = Object.fromEntries(type.settings.map((param) => [param.name, 'x']));
    await ask('POST', '/channels', { id: type.id, type: type.id, name: type.id, flow: flow.id, secrets, settings });
  }
  const viewer = (await ask('POST', '/tokens', { name: 'viewer', permissions: ['orders:read'] })) as { token: string };
  return { ids: [flow.id, draft.id, made.order.id, '1', 'standard-webhooks'], viewer: viewer.token };
}

const credentials = {
  admin: `Bearer ${admin}`,
  viewer: `Bearer ${prepared.viewer}`,
  wrong: 'Bearer ol_wrong',
  broken: 'Basic \u00ff',
  none: undefined,
};

interface Attack {
  readonly url: string;
  readonly who: keyof typeof credentials;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const segment = fc.oneof(
  fc.constantFrom(...prepared.ids),
  fc.constantFrom('..', '%2e%2e', '%00', '%', 'a%2fb', '__proto__', 'x'.repeat(3000)),
  junk.map((value) => encoded(written(value).slice(0, 200))),
);

function attacksOn({ path, body, query }: Operation): fc.Arbitrary<Attack> {
  const places = path.split('/').map((part) => (part.startsWith('{') ? segment : fc.constant(part)));
  const asked = Object.fromEntries(Object.entries(query).map(([name, schema]) => [name, fc.oneof(fitting(schema, resolve), junk)]));
  const text = body
    ? fc.oneof(
        { weight: 3, arbitrary: spoiled(fitting(body, resolve)).map((value) => JSON.stringify(value) ?? '') },
        { weight: 1, arbitrary: fitting(body, resolve).map((value) => JSON.stringify(value) ?? '') },
        { weight: 1, arbitrary: rawJunk },
      )
    : fc.oneof(fc.constant(undefined), rawJunk);
  return fc.record({
    url: fc.tuple(fc.tuple(...places), fc.record(asked, { requiredKeys: [] })).map(([parts, pairs]) => {
      const search = Object.entries(pairs).map(([name, value]) => `${name}=${encoded(written(value).slice(0, 2000))}`);
      return parts.join('/') + (search.length > 0 ? `?${search.join('&')}` : '');
    }),
    who: fc.constantFrom(...(Object.keys(credentials) as (keyof typeof credentials)[]), 'admin' as const, 'admin' as const),
    headers: fc.constantFrom<Record<string, string>>(
      { 'content-type': 'application/json' },
      { 'content-type': 'text/xml' },
      { 'content-type': 'multipart/form-data; boundary=x' },
      { 'content-type': 'application/json; charset=utf-16', 'accept-language': 'x'.repeat(2000) },
      { cookie: 'orderloom_session=x; orderloom_session=__proto__', origin: 'https://evil.example' },
    ),
    body: text,
  });
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '?'));
}

async function send({ method, open }: Operation, { url, who, headers, body }: Attack) {
  const authorization = credentials[who];
  const init = { method, headers: { ...headers, ...(authorization ? { authorization } : {}) } };
  const answer = await within(runtime.app.request(url, body === undefined || method === 'GET' ? init : { ...init, body }));
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    await answer.body?.cancel();
    return { status: answer.status, text: '', answer };
  }
  const text = await within(answer.text());
  // An address with dots may lead to another operation.
  const isItself = new URL(url, 'http://localhost').pathname === url.split('?')[0];
  if (isItself && !open && who !== 'admin' && who !== 'viewer') expect([401, 403]).toContain(answer.status);
  return { status: answer.status, text, answer };
}

function within<T>(work: T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer came')), patience);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** No stack, no path of ours, no text of the database's or the language's own errors. */
const insides = /\n\s+at |node_modules|\.[cm]?[jt]s:\d+|SQLITE_|SqliteError|TypeError|RangeError|Cannot read prop/;

async function endure(operation: Operation, attack: Attack) {
  const before = content.digest();
  const { status, text, answer } = await send(operation, attack);
  expect(text).not.toMatch(insides);
  expect(status === 503 || status < 500).toBe(true);
  if (status < 400) return;
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(content.digest()).toBe(before);
  expect({}).not.toHaveProperty('polluted');
}

describe(`any input (FUZZ_SEED=${seed})`, () => {
  it.each(operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))('%s', async (_name, operation) => {
    const property = fc.asyncProperty(attacksOn(operation), (attack) => endure(operation, attack));
    await fc.assert(property, { seed, numRuns, endOnFailure: false });
  });

  it.each(channelTypes.all.map((type) => type.id))('at the hook of %s', async (id) => {
    const operation = { method: 'POST', path: `/hooks/default/${id}`, open: true, body: {}, query: {} };
    const bodies = fc.oneof(
      rawJunk,
      junk.map((value) => JSON.stringify(value) ?? ''),
    );
    const headers = fc.dictionary(
      fc.constantFrom(
        'webhook-id',
        'webhook-timestamp',
        'webhook-signature',
        'event-sign',
        'app-id',
        'x-shopify-hmac-sha256',
        'content-type',
      ),
      fc.oneof(
        fc.constantFrom('x', '', 'v1,', '0', '1e99', '-1', 'x'.repeat(5000)),
        fc.string({ unit: 'grapheme-ascii' }).map((text) => text.trim()),
      ),
    );
    const attacks = fc.record({ url: fc.constant(operation.path), who: fc.constant('none' as const), headers, body: bodies });
    await fc.assert(
      fc.asyncProperty(attacks, (attack) => endure(operation, attack)),
      { seed, numRuns: numRuns * 2 },
    );
  });
});

it('every route that is served is described', () => {
  const described = new Set(operations.map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`));
  const served = runtime.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
    .map(({ method, path }) => `${method} ${path}`);
  expect([...new Set(served)].filter((route) => !described.has(route))).toEqual([]);
});

it('methods and paths that are not served are refused alike, known or not', async () => {
  const answers: string[] = [];
  for (const [method, path] of [
    ['PATCH', '/api/flows'],
    ['PUT', '/api/nothing'],
    ['DELETE', '/api/orders'],
    ['OPTIONS', '/api/flows'],
  ] as const) {
    const answer = await runtime.app.request(path, { method, headers: { authorization: 'Bearer nonsense' } });
    answers.push(`${answer.status} ${await answer.text()}`);
  }
  expect(new Set(answers).size).toBe(1);
});
