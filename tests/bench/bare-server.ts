// The limit: reads the body, answers, and does nothing else.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
app.post('/hooks/:tenant/:channel', async (context) => {
  await context.req.arrayBuffer();
  return context.body(null, 204);
});
serve({ fetch: app.fetch, port: Number(process.argv[2]), hostname: '127.0.0.1' }, () => process.stdout.write('ready\n'));
