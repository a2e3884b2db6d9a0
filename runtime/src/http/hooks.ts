import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ChannelAnswer, HookRequest } from '../channels/index.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { holdDepth } from './read-json.ts';
import { Refusal } from './refusals.ts';

/** Where channels post. Who may is decided by the signature, so no token is asked for. */
export function serveHooks(app: Hono<Environment>, { intake, stopping, limits }: HttpDeps): void {
  const maxDelivery = limits.bodyBytes;
  const tooLarge = (): never => {
    throw new Refusal('too-large');
  };
  const counting = bodyLimit({ maxSize: maxDelivery, onError: tooLarge });
  // Counting needs the body as a stream, which costs more than a commit; a declared length is held by the parser.
  const limit: MiddlewareHandler = (context, next) => {
    const incoming = incomingOf(context);
    const declared = incoming ? incoming.headers['content-length'] : context.req.header('content-length');
    if (declared === undefined) return counting(context, next);
    return Number(declared) <= maxDelivery ? next() : tooLarge();
  };
  app.post('/hooks/:tenant/:channel', limit, async (context) => {
    if (stopping()) throw new Refusal('overloaded', { retryAfter: 5 });
    const raw = new Uint8Array(await context.req.arrayBuffer());
    holdDepth(raw, limits.jsonDepth);
    const { tenant, channel } = context.req.param();
    const received = await intake.receive(tenant, channel, { raw, headers: headersOf(context) });
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
