// E4. snapshot(n) = decide(snapshot(n-1), journal row n): each order is computed again from nothing but its journal and its version,
// and the result is held against every row that is stored for it.
import { canonicalJson, type Json } from '@orderloom/shared/base';
import { type Decision, decide, type Snapshot } from '@orderloom/shared/step';
import type { EngineStore, JournalRow, StoredOrder } from '../store/index.ts';
import type { LoadedVersion } from './machines.ts';
import { headOf } from './order-head.ts';
import { counted, isSendable, journalRow } from './take-step.ts';
import type { Difference, VerifyReport, VerifyScope } from './types.ts';

const pageSize = 100;

interface Deps extends Pick<VerifyScope, 'order' | 'onProgress'> {
  readonly store: EngineStore;
  readonly tenants: readonly string[];
  version(tenant: string, flow: string, version: number): LoadedVersion;
}

/** Walks the orders; yields what differs as it is found. */
export async function* verifyOrders(deps: Deps): AsyncGenerator<Difference, VerifyReport> {
  const sum = { orders: 0, entries: 0, differences: 0 };
  for (const tenant of deps.tenants) {
    for (const page of pagesOf(deps, tenant)) {
      for (const id of page) {
        const found = deps.store.atOneInstant(() => verifyOrder(deps, tenant, id));
        sum.orders += 1;
        sum.entries += found.entries;
        sum.differences += found.differences.length;
        yield* found.differences;
      }
      deps.onProgress?.(sum.orders);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return sum;
}

function* pagesOf({ store, order }: Deps, tenant: string): Generator<readonly string[]> {
  if (order !== undefined) {
    if (store.loadOrder(tenant, order)) yield [order];
    return;
  }
  let ids = store.orderIds(tenant, '', pageSize);
  while (ids.length > 0) {
    yield ids;
    ids = store.orderIds(tenant, ids.at(-1) ?? '', pageSize);
  }
}

function verifyOrder(deps: Deps, tenant: string, id: string): { readonly entries: number; readonly differences: readonly Difference[] } {
  const order = deps.store.loadOrder(tenant, id);
  const journal = deps.store.journalOf(tenant, id);
  const compare = comparer(tenant, id);
  if (!order) return { entries: journal.length, differences: compare('snapshot', 'an order with a snapshot', null) };
  try {
    const effects = new Map<string, string>();
    const { snapshot, differences } = replay(deps, order, journal, effects, compare);
    return {
      entries: journal.length,
      differences: [
        ...differences,
        ...compare('snapshot', snapshot as unknown as Json, order.snapshot as unknown as Json),
        ...compare('head', headIn(deps, order, snapshot), { states: order.states, search: order.search }),
        ...compare('timers', timersIn(snapshot), timersIn({ timers: deps.store.timersOf(tenant, id) })),
        ...compare('outbox', Object.fromEntries(effects), outboxIn(deps.store, tenant, id)),
      ],
    };
  } catch (error) {
    return { entries: journal.length, differences: compare('version', 'a journal that can be computed', String(error)) };
  }
}

type Compare = (part: Difference['part'], expected: Json, found: Json) => readonly Difference[];

function comparer(tenant: string, order: string): Compare {
  return (part, expected, found) => (canonicalJson(expected) === canonicalJson(found) ? [] : [{ tenant, order, part, expected, found }]);
}

function replay(deps: Deps, order: StoredOrder, journal: readonly JournalRow[], effects: Map<string, string>, compare: Compare) {
  const step = stepper(deps, order, journal);
  const differences: Difference[] = [];
  let snapshot: Snapshot | null = null;
  for (const [index, row] of journal.entries()) {
    // E3
    differences.push(...compare('journal', index + 1, row.seq));
    if (row.outcome === 'failed' && snapshot) {
      snapshot = counted(snapshot);
      continue;
    }
    const decision = step(snapshot, row);
    snapshot = decision.snapshot === snapshot ? counted(decision.snapshot) : decision.snapshot;
    for (const effect of decision.effects.filter(isSendable)) effects.set(effect.key, canonicalJson(effect.request));
    const again = journalRow(decision, snapshot.seq, row.input, row.actor, row.at);
    differences.push(...compare('journal', asJson(again), asJson(row)));
  }
  return { snapshot, differences };
}

/** Takes each step with the version the order had then. */
function stepper(deps: Deps, order: StoredOrder, journal: readonly JournalRow[]) {
  const machineOf = (version: number) => deps.version(order.tenant, order.flow, version).machine;
  let version = firstVersion(order, journal);
  return (snapshot: Snapshot | null, { input, at }: JournalRow): Decision => {
    if (input.type !== 'migrate' && input.type !== 'revert') return decide(machineOf(version), snapshot, input, at);
    const decision = decide(machineOf(input.to), snapshot, input, at, machineOf(input.from));
    if (decision.outcome === 'applied') version = input.to;
    return decision;
  };
}

/** Every later version is told by the move to it. */
function firstVersion(order: StoredOrder, journal: readonly JournalRow[]): number {
  const moves = journal.flatMap(({ input }) => (input.type === 'migrate' || input.type === 'revert' ? input.from : []));
  return moves[0] ?? order.version;
}

/** As it is after being written and read. */
function asJson(row: JournalRow): Json {
  return JSON.parse(JSON.stringify(row)) as Json;
}

/** What lists show, and what the order is found by. */
function headIn(deps: Deps, order: StoredOrder, snapshot: Snapshot | null): Json {
  if (!snapshot) return null;
  const { textFields } = deps.version(order.tenant, order.flow, order.version);
  const { states, search } = headOf(snapshot, order.externalId, textFields, order.updatedAt);
  return { states, search };
}

function timersIn(
  holder: { readonly timers: readonly { readonly id: string; readonly arming: number; readonly due: number }[] } | null,
): Json {
  const timers = (holder?.timers ?? []).map(({ id, arming, due }) => ({ id, arming, due }));
  return timers.sort((a, b) => a.arming - b.arming || (a.id < b.id ? -1 : 1));
}

function outboxIn(store: EngineStore, tenant: string, order: string): Json {
  return Object.fromEntries(store.outboxOf(tenant, order).map((row) => [row.key, canonicalJson(row.request)]));
}
