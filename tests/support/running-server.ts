import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FlowDocument } from '@orderloom/shared/document';
import { type Delays, loadFlow } from './load-flow.ts';
import { secret } from './signature.ts';

const dist = (file: string) => fileURLToPath(new URL(`../../runtime/dist/${file}`, import.meta.url));
export const adminToken = 'token-of-tests-alone';
export const channel = 'shop';
export const hookPath = `/hooks/default/${channel}`;

/** The built server as a process of its own. */
export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  /** SIGKILL, and waits for its end. */
  kill(): Promise<void>;
  /** SIGTERM, and waits for its end. */
  stop(): Promise<number | null>;
  /** How the process ended; undefined while it runs. */
  ended(): NodeJS.Signals | number | undefined;
  api(method: string, path: string, body?: unknown): Promise<unknown>;
}

/** Builds what is older than its sources. */
export async function buildServer(bundles: readonly string[] = ['runtime']): Promise<void> {
  const { ensureBuilt } = (await import(new URL('../../runtime/bin/ensure-built.mjs', import.meta.url).href)) as {
    ensureBuilt(names: readonly string[]): Promise<void>;
  };
  await ensureBuilt(bundles);
}

/** Starts the built server on a data folder; resolves when it listens. */
export async function startServer(
  data: string,
  port: number,
  nodeOptions: readonly string[] = [],
  extra: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const child = spawn(process.execPath, [...nodeOptions, dist('main.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      ORDERLOOM_DATA: data,
      ORDERLOOM_ADMIN_TOKEN: adminToken,
      ORDERLOOM_LOG_LEVEL: 'error',
      ORDERLOOM_ALLOW_HOSTS: '127.0.0.1',
      ...extra,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await listening(child);
  return {
    url,
    pid: child.pid ?? 0,
    kill: () => end(child, 'SIGKILL').then(() => undefined),
    stop: () => end(child, 'SIGTERM'),
    ended: () => child.signalCode ?? child.exitCode ?? undefined,
    async api(method, path, body) {
      const response = await fetch(url + path, {
        method,
        headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer}`);
      return answer === '' ? undefined : JSON.parse(answer);
    },
  };
}

/** Starts the built server where it cannot begin: how it ends, and what it says on stderr. */
export async function runServer(data: string, extra: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [dist('main.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PORT: '0', ORDERLOOM_DATA: data, ORDERLOOM_LOG_LEVEL: 'silent', ...extra },
  });
  let error = '';
  child.stderr.on('data', (part: Buffer) => (error += part.toString()));
  const [code] = await once(child, 'close');
  return { code: code as number | null, error };
}

/** Publishes the load flow and opens a channel for it. */
export async function prepareLoad(server: RunningServer, delays: Delays): Promise<void> {
  await prepareFlow(server, loadFlow(delays));
}

/** Publishes a flow and opens a channel for it. */
export async function prepareFlow(server: RunningServer, document: FlowDocument): Promise<void> {
  await server.api('POST', '/api/flows', { document });
  await server.api('POST', `/api/flows/${document.id}/publish`, { revision: 1, note: 'load' });
  const settings = { type: 'standard-webhooks', name: 'Shop', flow: document.id, secrets: { secret } };
  await server.api('POST', '/api/channels', { id: channel, ...settings });
}

/** `orderloom verify` over a data folder: its lines, and the code it ended with. */
export async function verify(data: string): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
  const run = promisify(execFile)(process.execPath, [dist('cli.js'), 'verify', '--data', data, '--json'], { maxBuffer: 64 * 1024 * 1024 });
  const { stdout, code } = await run.then(
    (done) => ({ ...done, code: 0 }),
    (failed: { stdout: string; code: number }) => failed,
  );
  return { code, lines: stdout.trim().split('\n') };
}

/** The built `orderloom` command, as a process of its own. */
export async function builtCommand(
  words: readonly string[],
): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  const child = spawn(process.execPath, [dist('cli.js'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANG: 'C' },
  });
  const said = { out: '', error: '' };
  child.stdout.on('data', (part: Buffer) => (said.out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said.error += part.toString()));
  const [code] = await once(child, 'close');
  return { code: Number(code), ...said };
}

async function listening(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`the server ended with ${signal ?? code} before it listened`);
  });
  let said = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      if (said.includes('http://')) resolve();
    });
  });
  await Promise.race([ready, exited]);
  exited.catch(() => undefined);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill(signal);
  const [code] = await exited;
  return code as number | null;
}
