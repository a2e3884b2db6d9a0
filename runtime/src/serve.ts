import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve as listen, type ServerType } from '@hono/node-server';
import manifest from '../package.json' with { type: 'json' };
import { type AdminToken, ensureAdminToken } from './admin-token.ts';
import { createRuntime, type Runtime } from './create-runtime.ts';
import { createLog } from './log.ts';
import type { Settings } from './settings.ts';

/** Patience with connections that are still open when everything else is done. */
const lingerMs = 3_000;

/** Serves until a signal asks to stop. Throws `CannotStart` with one line when it cannot begin. */
export async function serve(settings: Settings, say: (line: string) => void): Promise<void> {
  const log = createLog(settings.logLevel);
  const designer = fileURLToPath(new URL('../../designer/dist', import.meta.url));
  const runtime = openRuntime(() =>
    createRuntime({ data: settings.data, log, version: manifest.version, designer: existsSync(designer) ? designer : undefined }),
  );
  const signIn = ensureAdminToken(runtime.store.access, settings.adminToken, Date.now());
  const server = await bind(runtime, settings);
  runtime.start();
  const address = urlOf(server, settings.host);
  for (const line of welcome(address, signIn)) say(line);
  log.info({ address, data: settings.data, synchronous: runtime.store.info.synchronous }, 'serving');
  await stopSignal();
  log.info({}, 'stopping: new work is refused, what was begun is finished');
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
    throw new CannotStart(`数据目录打不开 / the data folder cannot be opened (ORDERLOOM_DATA): ${reasonOf(error)}`);
  }
}

async function bind(runtime: Runtime, { port, host }: Settings): Promise<ServerType> {
  const server = listen({ fetch: runtime.app.fetch, port, hostname: host });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve);
      server.once('error', reject);
    });
    return server;
  } catch (error) {
    await runtime.stop();
    throw new CannotStart(`无法监听 / cannot listen on ${host}:${port} (HOST, PORT): ${reasonOf(error)}`);
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

function urlOf(server: ServerType, host: string): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function welcome(address: string, signIn: AdminToken): string[] {
  const open = `Orderloom: ${address}`;
  switch (signIn.type) {
    case 'made':
      return [
        open,
        `登录令牌（只显示这一次）/ sign in with this token (shown only once): ${signIn.token}`,
        '忘记令牌时，用 ORDERLOOM_ADMIN_TOKEN 设一个新的再启动 / lost it? start once with ORDERLOOM_ADMIN_TOKEN set to a new one',
      ];
    case 'given':
      return [open, '用 ORDERLOOM_ADMIN_TOKEN 的令牌登录 / sign in with the token in ORDERLOOM_ADMIN_TOKEN'];
    case 'kept':
      return [open];
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

async function stopServing(runtime: Runtime, server: ServerType): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  await runtime.stop();
  const linger = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), lingerMs);
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  await closed;
  clearTimeout(linger);
}
