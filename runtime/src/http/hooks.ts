import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ChannelAnswer, HookRequest } from '../channels/index.ts';
import { answerProblem } from './answer-problem.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { holdDepth } from './read-json.ts';
import { Refusal } from './refusals.ts';

/**
 * Where channels post. Who may is decided by the signature, so no token is asked for. An application of its own with one handler: among
 * all other routes, finding it and passing through middleware would cost a delivery as much as its signature.
 */
export function createHooks({ intake, stopping, limits, log }: HttpDeps): Hono<Environment> {
  const app = new Hono<Environment>();
  app.onError((error, context) => answerProblem(context, error, log));
  app.notFound((context) => answerProblem(context, new Refusal('not-found'), log));
  const readCounted = countedBody(limits.bodyBytes);
  app.post('/hooks/:tenant/:channel', async (context) => {
    if (stopping()) throw new Refusal('overloaded', { retryAfter: 5 });
    const incoming = incomingOf(context);
    const declared = incoming ? incoming.headers['content-length'] : context.req.header('content-length');
    // Counting needs the body as a stream, which costs more than a commit; a declared length is held by the parser.
    if (declared === undefined) await readCounted(context);
    else if (Number(declared) > limits.bodyBytes) throw new Refusal('too-large');
    const raw = new Uint8Array(await context.req.arrayBuffer());
    holdDepth(raw, limits.jsonDepth);
    const received = await intake.receive(context.req.param('tenant'), context.req.param('channel'), { raw, headers: headersOf(context) });
    switch (received.type) {
      case 'unknown-channel':
        throw new Refusal('unknown-channel');
      case 'bad-signature':
        throw new Refusal('bad-signature');
      case 'bad-body':
        throw new Refusal('bad-json', { errors: received.problems });
      case 'accepted':
        return answer(context, received.answer);
    }
  });
  return app;
}

/** Reads a body whose length was not told, and refuses it as soon as it is too long. */
function countedBody(maxSize: number): (context: Context) => Promise<void> {
  const counting = bodyLimit({
    maxSize,
    onError: () => {
      throw new Refusal('too-large');
    },
  });
  return async (context) => {
    await counting(context, async () => {});
  };
}

/** The server's own request, where there is one: building a `Headers` for each delivery costs as much as storing it. */
function incomingOf(context: Context): HttpBindings['incoming'] | undefined {
  return (context.env as Partial<HttpBindings> | undefined)?.incoming;
}

function headersOf(context: Context): HookRequest['headers'] {
  const incoming = incomingOf(context)?.headers;
  if (!incoming) return context.req.header();
  const headers: Record<string, string> = {};
  for (const name of Object.keys(incoming)) headers[name] = String(incoming[name]);
  return headers;
}

function answer(context: Context, { status, body }: ChannelAnswer): Response {
  if (body === undefined) return context.body(null, status);
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}
