import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '@orderloom/shared/base';
import { ensureAdminToken } from '../admin-token.ts';
import { createRuntime, type Runtime, type RuntimeOptions } from '../create-runtime.ts';

export const token = 'a-token-of-tests';
export const hookSecret = `whsec_${Buffer.from('a hook secret of tests').toString('base64')}`;
/** So that no order moves by itself while a test looks at it. */
const outsideIsDown = async () => new Response(null, { status: 503 });
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the answer; null when there is none. */
  readonly body: Json;
}

/** What stands at a dotted path of an answer, as text. */
export function told({ body }: Answer, path: string): string {
  const value = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], body);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A runtime as the program wires it, on a folder of its own, spoken to through its HTTP face. */
export interface TestServer {
  readonly runtime: Runtime;
  readonly folder: string;
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Posts a Standard Webhooks delivery. */
  hook(id: string, body: unknown, channel?: string): Promise<Answer>;
  post(path: string, body: string, headers: Record<string, string>): Promise<Answer>;
  /** Stops, and starts again on the same folder. */
  restart(): Promise<TestServer>;
  end(): Promise<void>;
}

export function testServer(options: Partial<RuntimeOptions> & { readonly folder?: string } = {}): TestServer {
  const { folder = mkdtempSync(join(tmpdir(), 'orderloom-http-')), ...rest } = options;
  const runtime = createRuntime({ data: folder, log: quiet, version: '0.0.0', fetch: outsideIsDown, ...rest });
  ensureAdminToken(runtime.store.access, token, Date.now());
  runtime.start();

  async function request(path: string, init: RequestInit): Promise<Answer> {
    const answer = await runtime.app.request(path, init);
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : null };
  }

  const server: TestServer = {
    runtime,
    folder,
    api: (method, path, body, headers = {}) =>
      request(`/api${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    hook(id, body, channel = 'shop') {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return server.post(`/hooks/default/${channel}`, text, webhookHeaders(id, text));
    },
    post: (path, body, headers) => request(path, { method: 'POST', body, headers }),
    async restart() {
      await runtime.stop();
      return testServer({ ...rest, folder });
    },
    async end() {
      await runtime.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return server;
}

export function webhookHeaders(id: string, body: string, now = Date.now()): Record<string, string> {
  const at = String(Math.floor(now / 1000));
  const signature = createHmac('sha256', Buffer.from(hookSecret.slice(6), 'base64'))
    .update(`${id}.${at}.${body}`)
    .digest('base64');
  return { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `v1,${signature}` };
}

export function douyinHeaders(body: string, appKey: string, appSecret: string): Record<string, string> {
  const sign = createHash('md5').update(appKey).update(body).update(appSecret).digest('hex');
  return { 'content-type': 'application/json', 'app-id': appKey, 'event-sign': sign };
}
