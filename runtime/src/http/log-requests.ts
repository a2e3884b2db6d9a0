import type { MiddlewareHandler } from 'hono';
import type { RequestIdVariables } from 'hono/request-id';
import type { Log } from '../engine/index.ts';
import type { Environment } from './environment.ts';

/** One line for every request to the API, once it is answered: what only read on level debug, what did more on info. */
export function logRequests(log: Log): MiddlewareHandler<Environment & { Variables: RequestIdVariables }> {
  return async (context, next) => {
    const began = performance.now();
    await next();
    const { method, path } = context.req;
    const actor = context.get('actor');
    const line = {
      request: context.get('requestId'),
      tenant: actor?.tenant,
      actor: actor?.name,
      method,
      path,
      status: context.res.status,
      ms: Math.round(performance.now() - began),
    };
    if (method === 'GET' || method === 'HEAD') log.debug(line, 'a request was answered');
    else log.info(line, 'a request was answered');
  };
}
