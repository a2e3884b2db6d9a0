// Owns: deciding where an order goes when its flow asks, on the thread of the engine.
//   T1. A key is decided once: asked again, it gives what it gave.
//   T2. The table and the facts are those in force at the moment; they are compiled when they have changed, not for each order.
import type { Json } from '@orderloom/shared/base';
import { type CompiledTable, compileTable, decideRoute, type RouteDecision, type RouteOrder } from '@orderloom/shared/routing';
import { type Attempt, defineEffect, type EffectSender } from '../effects/define-effect.ts';
import type { RoutingBasis, RoutingStore } from '../store/index.ts';
import { routingDay } from '../store/index.ts';

interface Asked {
  readonly tenant: string;
  readonly key: string;
  readonly order: string;
  readonly given: RouteOrder;
  readonly now: number;
}

interface Waiting extends Asked {
  resolve(attempt: Attempt): void;
}

/** Routes orders by the table in force. Those that are asked for at once share a transaction. */
export function createRouteEffect(routing: RoutingStore): EffectSender {
  const decide = createDeciding(routing);
  let waiting: Waiting[] = [];

  function perform(): void {
    const batch = waiting;
    waiting = [];
    try {
      const attempts = routing.together(() => batch.map((asked) => delivered(decide(asked))));
      for (const [index, { resolve }] of batch.entries()) resolve(attempts[index] ?? failed('no result'));
    } catch (error) {
      for (const { resolve } of batch) resolve(failed(error));
    }
  }

  return defineEffect<'route'>({
    id: 'route',
    destination: () => 'local:routing',
    send({ order: given }, key, { tenant, order, now }) {
      return new Promise((resolve) => {
        if (waiting.length === 0) setImmediate(perform);
        waiting.push({ tenant, key, order, given, now, resolve });
      });
    },
  });
}

function createDeciding(routing: RoutingStore): (asked: Asked) => RouteDecision {
  const known = new Map<string, { readonly basis: RoutingBasis; readonly compiled: CompiledTable }>();

  function inForce(tenant: string) {
    const kept = known.get(tenant);
    if (kept && kept.basis.stamp === routing.stamp(tenant)) return kept;
    const basis = routing.basis(tenant);
    const made = { basis, compiled: compileTable(basis.table, basis) };
    known.set(tenant, made);
    return made;
  }

  return ({ tenant, key, order, given, now }) => {
    const before = routing.decided(tenant, key);
    if (before) return before;
    const { basis, compiled } = inForce(tenant);
    const day = routingDay(now, basis.table.utcOffset);
    const number = routing.numberOf(tenant, order) ?? given.number;
    const customer = given.customer || number;
    const decision = decideRoute(compiled, routing.facts(tenant, basis, day), { ...given, number, customer }, now, basis.version);
    routing.record({ tenant, key, order, customer, at: now, day, ...decision });
    return decision;
  };
}

/** What the flow reads: the outcome, and the rules that gave it. */
function delivered({ outcome, explanation }: RouteDecision): Attempt {
  const data = {
    ...outcome,
    routed: outcome.warehouse !== null,
    version: explanation.version,
    rules: explanation.hits.map(({ rule, name }) => name || rule),
    stale: explanation.stale.map(({ word }) => word),
  };
  return { type: 'delivered', data: JSON.parse(JSON.stringify(data)) as Json };
}

/** The database could not be read or written: it is tried again, under the same key. */
function failed(error: unknown): Attempt {
  return { type: 'retry', cause: 'unknown', reason: error instanceof Error ? error.message : String(error) };
}
