import type { Access, RouteContract } from '@orderloom/shared/api';
import type { Locale } from '@orderloom/shared/base';
import { schemaProblems } from '@orderloom/shared/document';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { localeOf } from './answer-problem.ts';
import type { Actor, Environment } from './environment.ts';
import { Refusal } from './refusals.ts';

/** Flow documents and what is imported may be large; nothing else comes near. */
const maxBody = 8 * 1024 * 1024;

/** Checks and comparisons walk values by recursion. */
const maxDepth = 256;

type Parsed<S, Otherwise> = S extends z.ZodType ? z.output<S> : Otherwise;

export interface Call<R extends RouteContract> {
  readonly query: Parsed<R['query'], undefined>;
  readonly body: Parsed<R['body'], undefined>;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly context: Context<Environment>;
  param(name: string): string;
}

/** What is read from the store is read-only; what is sent need not be more. */
type ReadOnly<T> = T extends object ? { readonly [K in keyof T]: ReadOnly<T[K]> } : T;
type Answer<R extends RouteContract> = R['answer'] extends z.ZodType ? ReadOnly<z.input<R['answer']>> : Response | undefined;

type Handler<R extends RouteContract> = (call: Call<R>) => Answer<R> | Promise<Answer<R>>;

/** Serves one operation of the contract: its input is checked before the handler sees it, its answer by the type checker. */
export function implement<R extends RouteContract>(app: Hono<Environment>, route: R, handler: Handler<R>): void {
  const limit = bodyLimit({
    maxSize: maxBody,
    onError: () => {
      throw new Refusal('too-large');
    },
  });
  app.on(route.method, route.path, permitted(route.permission), limit, async (context) => {
    const query = checked(route.query, context.req.query(), 'bad-query');
    const body = route.body ? checked(route.body, await json(context), 'bad-body') : undefined;
    const answer = await handler({
      query: query as Call<R>['query'],
      body: body as Call<R>['body'],
      actor: context.get('actor'),
      locale: localeOf(context),
      context,
      param: (name) => context.req.param(name) ?? '',
    });
    if (answer instanceof Response) return answer;
    const headers = { 'cache-control': 'no-store' };
    return route.answer ? Response.json(answer, { status: route.status, headers }) : new Response(null, { status: route.status, headers });
  });
}

/** Whoever is not allowed is told what he would need, before anything of his is read. */
function permitted(needed: Access): MiddlewareHandler<Environment> {
  return async (context, next) => {
    if (needed !== 'open') {
      const actor: Actor | undefined = context.get('actor');
      if (!actor) throw new Refusal('unauthenticated');
      if (needed !== 'signed-in' && !actor.permissions.has(needed)) throw new Refusal('not-permitted', { detail: needed });
    }
    await next();
  };
}

async function json(context: Context): Promise<unknown> {
  const text = await context.req.text();
  if (text.trim() === '') return undefined;
  const value = parsed(text);
  if (isDeeperThan(value, maxDepth)) throw new Refusal('bad-json', { detail: `nested more than ${maxDepth} levels deep` });
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal('bad-json', error instanceof Error ? { detail: error.message } : {});
  }
}

/** Goes level by level, since what is too deep cannot be walked by recursion. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((one): unknown[] => (one !== null && typeof one === 'object' ? Object.values(one) : []));
  }
  return false;
}

function checked(schema: z.ZodType | undefined, value: unknown, code: 'bad-query' | 'bad-body'): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Refusal(code, { errors: schemaProblems(value, schema, parsed.error) });
  return parsed.data;
}
