import { createRuntime, ensureAdminToken, type Runtime } from '@orderloom/runtime/testing';
import type { MovedTime } from '../support/moved-time.ts';
import { signedHeaders } from '../support/signature.ts';

const token = 'a-token-of-recorded-databases';
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
export const recordedFrom = Date.parse('2026-01-05T08:00:00Z');
/** By when the recording had come. */
export const recordedUntil = recordedFrom + 2 * 3_600_000;

export interface Sent {
  readonly host: string;
  readonly key: string | null;
}

/** The server over a data folder, with time and an outside of its own, spoken to through its HTTP face. */
export interface UpgradeServer {
  readonly runtime: Runtime;
  readonly sent: readonly Sent[];
  api(method: string, path: string, body?: unknown): Promise<unknown>;
  hook(id: string, body: unknown): Promise<number>;
  stop(): Promise<void>;
}

export function upgradeServer(data: string, clock: MovedTime, answer: (url: URL) => Response): UpgradeServer {
  const sent: Sent[] = [];
  const fetch = async (url: unknown, init?: RequestInit): Promise<Response> => {
    const to = new URL(String(url));
    sent.push({ host: to.host, key: new Headers(init?.headers).get('Idempotency-Key') });
    return answer(to);
  };
  const runtime = createRuntime({ data, log: quiet, version: 'test', clock, fetch });
  ensureAdminToken(runtime.store.access, token, clock.now());
  runtime.start();
  return {
    runtime,
    sent,
    async api(method, path, body) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const response = await runtime.app.request(`/api${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const said = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${said}`);
      return said === '' ? undefined : JSON.parse(said);
    },
    async hook(id, content) {
      const body = JSON.stringify(content);
      const headers = signedHeaders(id, body, clock.now());
      return (await runtime.app.request('/hooks/default/shop', { method: 'POST', headers, body })).status;
    },
    stop: () => runtime.stop(),
  };
}
