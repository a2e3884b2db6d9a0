import type { Access, RouteContract } from '@orderloom/shared/api';
import type { Locale } from '@orderloom/shared/base';
import { schemaProblems } from '@orderloom/shared/document';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { localeOf } from './answer-problem.ts';
import type { Actor, Environment, Told } from './environment.ts';
import { readJson } from './read-json.ts';
import { recorded } from './record.ts';
import { Refusal } from './refusals.ts';

const kilobyte = 1024;
const maxBody = 2 * kilobyte * kilobyte;
/** Flow documents and what is imported may be larger. */
const maxFlowBody = 8 * kilobyte * kilobyte;
/** Of somebody who is not known yet. */
const maxOpenBody = 16 * kilobyte;

type Parsed<S, Otherwise> = S extends z.ZodType ? z.output<S> : Otherwise;

export interface Call<R extends RouteContract> {
  readonly query: Parsed<R['query'], undefined>;
  readonly body: Parsed<R['body'], undefined>;
  readonly actor: R['permission'] extends 'open' ? Actor | undefined : Actor;
  readonly locale: Locale;
  readonly context: Context<Environment>;
  param(name: string): string;
  /** Tells the audit more than the route does: of whom or what, and why. */
  tell(told: Told): void;
}

/** What is read from the store is read-only; what is sent need not be more. */
type ReadOnly<T> = T extends object ? { readonly [K in keyof T]: ReadOnly<T[K]> } : T;
type Answer<R extends RouteContract> = R['answer'] extends z.ZodType ? ReadOnly<z.input<R['answer']>> : Response | undefined;

type Handler<R extends RouteContract> = (call: Call<R>) => Answer<R> | Promise<Answer<R>>;

/** Serves one operation of the contract: its input is checked before the handler sees it, its answer by the type checker. */
export function implement<R extends RouteContract>(app: Hono<Environment>, route: R, handler: Handler<R>): void {
  const limit = bodyLimit({
    maxSize: maxSizeOf(route),
    onError: () => {
      throw new Refusal('too-large');
    },
  });
  app.on(route.method, route.path, recorded(route), permitted(route.permission), limit, async (context) => {
    const query = checked(route.query, context.req.query(), 'bad-query');
    const body = route.body ? checked(route.body, readJson(await context.req.text(), context.get('jsonDepth')), 'bad-body') : undefined;
    context.set('told', { reason: reasonIn(body) });
    const answer = await handler({
      query: query as Call<R>['query'],
      body: body as Call<R>['body'],
      actor: context.get('actor') as Call<R>['actor'],
      locale: localeOf(context),
      context,
      tell: (told) => context.set('told', { ...context.get('told'), ...told }),
      param: (name) => context.req.param(name) ?? '',
    });
    if (answer instanceof Response) return answer;
    context.set('told', { target: idIn(answer), ...context.get('told') });
    // By way of the context, which may hold cookies to send along.
    context.header('cache-control', 'no-store');
    if (answer === undefined) return context.body(null, route.status);
    return context.newResponse(JSON.stringify(answer), route.status, { 'content-type': 'application/json' });
  });
}

function maxSizeOf({ permission, tag }: RouteContract): number {
  if (permission === 'open') return maxOpenBody;
  return tag === 'flows' ? maxFlowBody : maxBody;
}

/** Whoever is not allowed is told what he would need, before anything of his is read. */
function permitted(needed: Access): MiddlewareHandler<Environment> {
  return async (context, next) => {
    if (needed !== 'open') {
      const actor = context.get('actor');
      if (!actor) throw new Refusal('unauthenticated');
      if (needed !== 'signed-in' && !actor.permissions.has(needed)) throw new Refusal('not-permitted', { detail: needed });
    }
    await next();
  };
}

/** Why somebody did it, where the operation asks for a reason. */
function reasonIn(body: unknown): string {
  const { reason } = (body ?? {}) as { reason?: unknown };
  return typeof reason === 'string' ? reason : '';
}

/** What was made, where the address does not name it. */
function idIn(answer: unknown): string | undefined {
  const { id } = (answer ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : undefined;
}

function checked(schema: z.ZodType | undefined, value: unknown, code: 'bad-query' | 'bad-body'): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Refusal(code, { errors: schemaProblems(value, schema, parsed.error) });
  return parsed.data;
}
