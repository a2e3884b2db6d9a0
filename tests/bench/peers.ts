import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hookPath } from '../support/running-server.ts';
import { type Measured, measure } from './measure.ts';

type Peer = 'bare-server' | 'naive-server';

/** Measures another server with the same requests: a program of this folder, started for it and ended after. */
export async function measurePeer(peer: Peer, port: number, concurrency: number, seconds: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'orderloom-peer-'));
  const child = await start(peer, port, join(folder, 'peer.db'));
  try {
    const url = `http://127.0.0.1:${port}${hookPath}`;
    await measure({ url, concurrency: 16, seconds: 1, prefix: 'warm' });
    return await measure({ url, concurrency, seconds, prefix: 'peer', ...(child.pid === undefined ? {} : { pid: child.pid }) });
  } finally {
    child.kill();
    await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(peer: Peer, port: number, database: string): Promise<ChildProcess> {
  const program = fileURLToPath(new URL(`${peer}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program, String(port), database], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}
