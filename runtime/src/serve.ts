import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener, serve as listen, type ServerType } from '@hono/node-server';
import manifest from '../package.json' with { type: 'json' };
import { ensureAdminToken } from './admin-token.ts';
import { workOnThread } from './backtest/index.ts';
import { checkOnThread } from './checking/index.ts';
import { createRuntime, type Runtime } from './create-runtime.ts';
import type { Log } from './engine/index.ts';
import { takePosts } from './http/take-posts.ts';
import type { Limits } from './limits.ts';
import { createLog } from './log.ts';
import { readOnThreads } from './reading/index.ts';
import { refusedOpening } from './refused-opening.ts';
import { type Settings, shownSettings } from './settings.ts';
import { createTracer } from './tracing/index.ts';
import { createRemoteEngine } from './writer/index.ts';

/** Patience with connections that are still open when everything else is done. */
const lingerMs = 3_000;

const checkerProgram = new URL(import.meta.url.endsWith('.ts') ? './checking/thread.ts' : './checker.js', import.meta.url);
const readerProgram = new URL(import.meta.url.endsWith('.ts') ? './reading/thread.ts' : './reader.js', import.meta.url);
const backTestProgram = new URL(import.meta.url.endsWith('.ts') ? './backtest/thread.ts' : './backtest.js', import.meta.url);
const writerProgram = new URL(import.meta.url.endsWith('.ts') ? './writer/main.ts' : './writer.js', import.meta.url);

/** Serves until a signal asks to stop. Throws `CannotStart` with one line when it cannot begin. */
export async function serve(settings: Settings, say: (line: string) => void): Promise<void> {
  const log = createLog(settings.logLevel);
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'something failed that nobody waited for'));
  const designer = fileURLToPath(new URL('../../designer/dist', import.meta.url));
  const tracer = await createTracer(settings.tracing, log);
  const runtime = openRuntime(() =>
    createRuntime({
      data: settings.data,
      log,
      tracer,
      version: manifest.version,
      designer: existsSync(designer) ? designer : undefined,
      reach: settings,
      limits: settings.limits,
      secretKey: settings.secretKey,
      allowHosts: settings.allowHosts,
      upgradeCopies: settings.upgradeCopies,
      shown: shownSettings(settings),
      readElsewhere: (path) => readOnThreads({ program: readerProgram, path, log }),
      backTestElsewhere: (path) => workOnThread({ program: backTestProgram, path, log }),
      checkElsewhere: () => checkOnThread(checkerProgram),
      engineElsewhere: (onChange) =>
        createRemoteEngine({ program: writerProgram, settings, maxQueue: settings.limits.queue, log, onChange }),
    }),
  );
  if (settings.adminToken !== undefined) ensureAdminToken(runtime.store.access, settings.adminToken, Date.now());
  const server = await bind(runtime, settings, log);
  const metrics = settings.metricsListen === undefined ? undefined : await serveMetricsApart(runtime, settings.metricsListen);
  runtime.start();
  const address = urlOf(server, settings.host);
  const first = runtime.access.links.first('default');
  for (const line of welcome(settings.publicUrl ?? address, settings, first?.link)) say(line);
  log.info({ address, data: settings.data, synchronous: runtime.store.info.synchronous }, 'serving');
  await stopSignal();
  log.info({}, 'stopping: new work is refused, what was begun is finished');
  metrics?.close();
  await stopServing(runtime, server);
  log.info({}, 'stopped');
}

/** The program cannot begin; the message is one line for the person who started it. */
export class CannotStart extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CannotStart';
  }
}

function openRuntime(open: () => Runtime): Runtime {
  try {
    return open();
  } catch (error) {
    const refused = refusedOpening(error);
    if (refused) throw new CannotStart(`${refused.zh} / ${refused.en}`);
    throw new CannotStart(`数据目录打不开 / the data folder cannot be opened (ORDERLOOM_DATA): ${reasonOf(error)}`);
  }
}

async function bind(runtime: Runtime, { port, host, limits }: Settings, log: Log): Promise<Server> {
  const server = createServer(patience(limits), takePosts(runtime.hooks, getRequestListener(runtime.app.fetch, { hostname: host }), log));
  server.maxConnections = limits.connections;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve);
      server.once('error', reject);
      server.listen(port, host);
    });
    return server;
  } catch (error) {
    await runtime.stop();
    throw new CannotStart(`无法监听 / cannot listen on ${host}:${port} (HOST, PORT): ${reasonOf(error)}`);
  }
}

/** How long a sender may take: whoever sends byte by byte holds a connection, and nothing else. */
function patience({ headersMs, requestMs }: Limits) {
  return {
    headersTimeout: headersMs,
    requestTimeout: Math.max(requestMs, headersMs),
    connectionsCheckingInterval: Math.min(headersMs, 5_000),
  };
}

/** The figures alone, without a token, on an address of their own. */
async function serveMetricsApart(runtime: Runtime, address: string): Promise<ServerType> {
  const [, host = '', port] = /^(.*):(\d+)$/.exec(address) ?? [];
  const server = listen({ fetch: runtime.metrics.fetch, port: Number(port), hostname: host.replace(/^\[|\]$/g, '') });
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    await runtime.stop();
    throw new CannotStart(`无法监听 / cannot listen on ${address} (ORDERLOOM_METRICS_LISTEN): ${reasonOf(error)}`);
  }
}

const hints: Readonly<Record<string, string>> = {
  EADDRINUSE: '端口已被占用 / the port is in use',
  EADDRNOTAVAIL: '本机没有这个地址 / this machine has no such address',
  ENOTFOUND: '找不到这个主机名 / the host name is not known',
  EACCES: '没有权限 / permission denied',
  EROFS: '只读 / read-only',
  ENOTDIR: '不是目录 / not a folder',
  EEXIST: '不是目录 / not a folder',
  SQLITE_CANTOPEN: '不能写入 / not writable',
  SQLITE_READONLY: '不能写入 / not writable',
  SQLITE_NOTADB: '不是数据库 / not a database',
  SQLITE_BUSY: '别的程序正在使用 / in use by another program',
};

function reasonOf(error: unknown): string {
  const { code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : { code: '', message: String(error) };
  const line = message.replaceAll('\n', ' ');
  return code && hints[code] ? `${hints[code]} (${line})` : line;
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function welcome(address: string, { adminToken }: Settings, setUpLink: string | undefined): string[] {
  const lines = [`Orderloom: ${address}`];
  if (setUpLink !== undefined) {
    lines.push(
      '请在浏览器打开下面的链接，设置第一位管理员（24 小时内有效，只能用一次）',
      'open this link to set up the first administrator (good for 24 hours, once):',
      `${address}/set-up#${setUpLink}`,
    );
  }
  if (adminToken !== undefined) lines.push('ORDERLOOM_ADMIN_TOKEN 可用于登录和 API / signs in, and calls the API');
  return lines;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

async function stopServing(runtime: Runtime, server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  await runtime.stop();
  const linger = setTimeout(() => server.closeAllConnections(), lingerMs);
  server.closeIdleConnections();
  await closed;
  clearTimeout(linger);
}
