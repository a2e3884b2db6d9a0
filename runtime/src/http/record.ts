import type { AuditOutcome, RouteContract } from '@orderloom/shared/api';
import type { MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';
import { Refusal } from './refusals.ts';

/** Writes every act that is not a mere reading to the audit, once it is known how it ended. */
export function recorded(route: RouteContract): MiddlewareHandler<Environment> {
  const action = `${route.method.toUpperCase()} ${route.path}`;
  if (route.method === 'get' || route.permission.endsWith(':read')) return (_context, next) => next();
  return async (context, next) => {
    await next();
    const { actor = context.get('actor'), target, reason } = context.get('told') ?? {};
    const outcome = outcomeOf(context.res.status);
    if (!actor || (route.journaled && outcome === 'done')) return;
    if (route.permission === 'open' && outcome !== 'done' && outcome !== 'denied') return;
    context.get('note')({
      tenant: actor.tenant,
      actor: actor.name,
      action,
      target: target ?? Object.values(context.req.param()).join(' '),
      outcome,
      reason: [reason, refusalIn(context.error)].filter(Boolean).join(' '),
      address: context.get('origin').address,
    });
  };
}

function refusalIn(error: Error | undefined): string {
  return error instanceof Refusal ? `${error.code} ${error.details.detail ?? ''}`.trim() : '';
}

function outcomeOf(status: number): AuditOutcome {
  if (status < 400) return 'done';
  if (status >= 500) return 'failed';
  return status === 401 || status === 403 || status === 429 ? 'denied' : 'refused';
}
