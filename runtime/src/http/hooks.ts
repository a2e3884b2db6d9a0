import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ChannelAnswer, HookRequest } from '../channels/index.ts';
import { answerProblem, type ProblemAnswer, tellProblem } from './answer-problem.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { holdDepth } from './read-json.ts';
import { Refusal } from './refusals.ts';

/** What a sender posted, however it came here. */
export interface Post extends HookRequest {
  readonly tenant: string;
  readonly channel: string;
}

export type PostAnswer =
  | ProblemAnswer
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body?: string };

export interface Hooks {
  /** Whether posts are taken now, and how long they may be. Throws the refusal. */
  admit(declaredBytes: number): void;
  /** Answers once everything of it is durable. Never throws. */
  take(post: Post): Promise<PostAnswer>;
  /** The same for those who ask in the way of the web: tests, and posts that do not tell their length. */
  readonly app: Hono<Environment>;
}

type Deps = Pick<HttpDeps, 'intake' | 'stopping' | 'limits' | 'log'>;

/** Where channels post. Who may is decided by the signature, so no token is asked for. */
export function createHooks({ intake, stopping, limits, log }: Deps): Hooks {
  function admit(declaredBytes: number): void {
    if (stopping()) throw new Refusal('overloaded', { retryAfter: 5 });
    if (declaredBytes > limits.bodyBytes) throw new Refusal('too-large');
  }

  async function receive({ tenant, channel, ...request }: Post): Promise<PostAnswer> {
    holdDepth(request.raw, limits.jsonDepth);
    const received = await intake.receive(tenant, channel, request);
    switch (received.type) {
      case 'unknown-channel':
        throw new Refusal('unknown-channel');
      case 'bad-signature':
        throw new Refusal('bad-signature');
      case 'bad-body':
        throw new Refusal('bad-json', { errors: received.problems });
      case 'accepted':
        return answer(received.answer);
    }
  }

  async function take(post: Post): Promise<PostAnswer> {
    try {
      return await receive(post);
    } catch (error) {
      const path = `/hooks/${post.tenant}/${post.channel}`;
      return tellProblem(error, { path, acceptLanguage: post.headers['accept-language'] }, log);
    }
  }

  const app = new Hono<Environment>();
  app.onError((error, context) => answerProblem(context, error, log));
  app.notFound((context) => answerProblem(context, new Refusal('not-found'), log));
  const counted = bodyLimit({
    maxSize: limits.bodyBytes,
    onError: () => {
      throw new Refusal('too-large');
    },
  });
  app.post('/hooks/:tenant/:channel/:path{.*}?', counted, async (context) => {
    admit(0);
    const raw = new Uint8Array(await context.req.arrayBuffer());
    const { tenant = '', channel = '', path } = context.req.param() as Partial<Record<string, string>>;
    const appended = { query: context.req.query(), ...(path === undefined ? {} : { path }) };
    const { status, headers, body } = await take({ tenant, channel, raw, headers: context.req.header(), ...appended });
    return new Response(body ?? null, { status, headers: { ...headers } });
  });
  return { admit, take, app };
}

const json = { 'content-type': 'application/json' };
const nothing = {};

function answer({ status, body, contentType }: ChannelAnswer): PostAnswer {
  if (body === undefined) return { status, headers: nothing };
  const headers = contentType === undefined ? json : { 'content-type': contentType };
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}
