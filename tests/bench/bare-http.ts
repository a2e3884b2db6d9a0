import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { type Measured, measure } from './measure.ts';

const self = fileURLToPath(import.meta.url);

/** The same requests to a server that reads the body and answers, and does nothing else. */
export async function measureBareHttp(port: number, concurrency: number, seconds: number): Promise<Measured> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), self, 'serve', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(child.stdout, 'data');
    const url = `http://127.0.0.1:${port}/hooks/default/shop`;
    await measure({ url, concurrency: 16, seconds: 1, prefix: 'warm' });
    return await measure({ url, concurrency, seconds, prefix: 'bare', ...(child.pid === undefined ? {} : { pid: child.pid }) });
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

if (process.argv[1] === self && process.argv[2] === 'serve') {
  const app = new Hono();
  app.post('/hooks/:tenant/:channel', async (context) => {
    await context.req.arrayBuffer();
    return context.body(null, 204);
  });
  serve({ fetch: app.fetch, port: Number(process.argv[3]), hostname: '127.0.0.1' }, () => process.stdout.write('ready\n'));
}
