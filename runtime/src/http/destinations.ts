import { type DestinationSettings, destinationDefaults } from '@orderloom/shared/actions';
import { destinationRoutes } from '@orderloom/shared/api';
import type { Hono } from 'hono';
import type { LiveDestination } from '../engine/index.ts';
import { normalAllowance } from '../outgoing/index.ts';
import type { DestinationChange, DestinationCounts, DestinationRow } from '../store/index.ts';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { iso } from './present.ts';
import { Refusal } from './refusals.ts';

/** Beyond it a number is told as "more": nobody reads it, and counting would take long. */
const countedUpTo = 10_000;

/** The receivers of effects, dead letters in bulk, and the addresses that may be reached. */
export function serveDestinations(app: Hono<Environment>, { store, engine }: HttpDeps): void {
  implement(app, destinationRoutes.listDestinations, async ({ actor }) => {
    const live = new Map((await engine.destinations(actor.tenant)).map((one) => [one.id, one]));
    const items = store.destinations.list(actor.tenant).map((row) => {
      return presentDestination(row, store.destinations.counts(actor.tenant, row.id, countedUpTo + 1), live.get(row.id));
    });
    return { items, next: null };
  });

  implement(app, destinationRoutes.saveDestination, ({ actor, param, body }) => {
    const settings: Partial<DestinationSettings> = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    return change(actor, param('id'), { type: 'settings', settings });
  });

  implement(app, destinationRoutes.pauseDestination, ({ actor, param, body, tell }) => {
    tell({ target: param('id'), reason: body.reason });
    return change(actor, param('id'), { type: 'pause', reason: body.reason });
  });

  implement(app, destinationRoutes.resumeDestination, ({ actor, param }) => change(actor, param('id'), { type: 'resume' }));

  implement(app, destinationRoutes.redriveDead, ({ actor, body }) => {
    const { from, to, ...rest } = body;
    return engine.redriveDead(actor.tenant, { ...rest, from: instant(from), to: instant(to) });
  });

  implement(app, destinationRoutes.listDeadCauses, ({ actor, query }) => ({
    items: store.destinations.deadCauses(actor.tenant, query.destination),
    next: null,
  }));

  implement(app, destinationRoutes.listAllowed, ({ actor }) => ({
    items: store.destinations.allowed(actor.tenant).map((row) => ({ ...row, addedAt: iso(row.addedAt) })),
    next: null,
  }));

  implement(app, destinationRoutes.allowAddress, ({ actor, body, tell }) => {
    const address = allowance(body.address);
    tell({ target: address });
    store.destinations.allow(actor.tenant, address, actor.name);
    const row = store.destinations.allowed(actor.tenant).find((one) => one.address === address);
    if (!row) throw new Refusal('internal');
    return { ...row, addedAt: iso(row.addedAt) };
  });

  implement(app, destinationRoutes.disallowAddress, ({ actor, body, tell }) => {
    const address = allowance(body.address);
    tell({ target: address });
    if (!store.destinations.disallow(actor.tenant, address)) throw new Refusal('not-found');
    return undefined;
  });

  async function change(actor: Actor, id: string, wanted: DestinationChange) {
    if (!(await engine.changeDestination(actor.tenant, id, wanted, actor.name))) throw new Refusal('unknown-destination');
    return undefined;
  }
}

function allowance(text: string): string {
  const address = normalAllowance(text);
  if (address === undefined) throw new Refusal('bad-allowance');
  return address;
}

function presentDestination(row: DestinationRow, counts: DestinationCounts, live: LiveDestination | undefined) {
  const { id, type, settings: own, changedBy, pause } = row;
  const trouble = live?.trouble ?? null;
  return {
    id,
    type,
    settings: { ...destinationDefaults(type), ...own },
    own,
    changedAt: optional(row.changedAt),
    changedBy,
    pause: pause && { ...pause, at: iso(pause.at) },
    pending: upTo(counts.pending),
    delivering: counts.delivering,
    dead: upTo(counts.dead),
    breaker: live ? { ...live.breaker, until: optional(live.breaker.until) } : unbroken,
    heldUntil: optional(live?.heldUntil ?? null),
    rateFreeAt: optional(live?.rateFreeAt ?? null),
    begunLastMinute: live?.begunLastMinute ?? 0,
    deliveredAt: optional(live?.deliveredAt ?? null),
    lastError: trouble
      ? { reason: trouble.reason, at: iso(trouble.at) }
      : counts.lastError === null
        ? null
        : { reason: counts.lastError, at: null },
  };
}

const unbroken = { state: 'closed' as const, until: null, failures: 0 };

function upTo(count: number) {
  return { count: Math.min(count, countedUpTo), more: count > countedUpTo };
}

function optional(at: number | null): string | null {
  return at === null ? null : iso(at);
}

function instant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
