// Owns: the dry run. Reads only, a page of orders at a time, outside of the writer; nothing it says binds the run that follows.

import type { Problem, Text } from '@orderloom/shared/base';
import { isLoss, type MigrationMapping, planOrder, type Reason, tellReason } from '@orderloom/shared/migrate';
import type { EngineStore, MigrationStore, StoredOrder } from '../store/index.ts';
import { sinceReader } from './entered-since.ts';
import { createMachines } from './machines.ts';

export interface TrialRequest {
  readonly flow: string;
  readonly from: readonly number[];
  readonly to: number;
  readonly mapping: MigrationMapping;
  /** Where the last page ended. */
  readonly after?: TrialPlace | undefined;
  readonly limit: number;
}

export interface TrialPlace {
  /** Index of the source version, and the last order looked at. */
  readonly source: number;
  readonly order: string;
}

export interface TrialGroup extends Reason {
  readonly blocks: boolean;
  readonly message: Text;
  readonly place: Problem['place'];
  readonly orders: number;
  readonly examples: readonly { readonly id: string; readonly externalId: string }[];
}

export interface TrialPage {
  readonly examined: number;
  readonly clean: number;
  readonly losing: number;
  readonly blocked: number;
  readonly groups: readonly TrialGroup[];
  readonly next: TrialPlace | undefined;
}

interface Deps {
  readonly store: EngineStore;
  readonly migrations: MigrationStore;
  now(): number;
}

const examplesKept = 5;
/** Above every id. */
const noEnd = '\u{10ffff}';

/** Plans the moves of orders in flight without taking one. */
export function createMigrationTrial({ store, migrations, now }: Deps): (tenant: string, request: TrialRequest) => TrialPage {
  const version = createMachines(store);

  function reasonsOf(order: StoredOrder, { to, mapping }: TrialRequest): readonly Reason[] {
    const { tenant, flow, snapshot } = order;
    const source = version(tenant, flow, order.version).machine;
    const target = version(tenant, flow, to).machine;
    const { since } = sinceReader(() => store.journalOf(tenant, order.id));
    return planOrder(snapshot, { source, target, mapping, now: Math.max(now(), order.updatedAt), since }).reasons;
  }

  return (tenant, request) => {
    const { flow, from, to, after, limit } = request;
    const source = after?.source ?? 0;
    const number = from[source];
    if (number === undefined) return { examined: 0, clean: 0, losing: 0, blocked: 0, groups: [], next: undefined };
    const target = version(tenant, flow, to).machine.document;
    const document = version(tenant, flow, number).machine.document;
    const ids = migrations.inFlight(tenant, flow, number, after?.order ?? '', noEnd, limit);
    const orders = ids.flatMap((id) => store.loadOrder(tenant, id) ?? []).filter((order) => order.snapshot.status !== 'done');
    const tried = orders.map((order) => ({ order, reasons: reasonsOf(order, request) }));
    const last = ids.at(-1);
    return {
      examined: tried.length,
      clean: tried.filter(({ reasons }) => reasons.length === 0).length,
      losing: tried.filter(({ reasons }) => reasons.length > 0 && reasons.every(({ code }) => isLoss(code))).length,
      blocked: tried.filter(({ reasons }) => reasons.some(({ code }) => !isLoss(code))).length,
      groups: groupsOf(tried, (reason) => tellReason(reason, document, target)),
      next: ids.length === limit && last !== undefined ? { source, order: last } : nextSource(from, source),
    };
  };
}

function nextSource(from: readonly number[], source: number): TrialPlace | undefined {
  return source + 1 < from.length ? { source: source + 1, order: '' } : undefined;
}

function groupsOf(
  tried: readonly { readonly order: StoredOrder; readonly reasons: readonly Reason[] }[],
  tell: (reason: Reason) => Problem,
): readonly TrialGroup[] {
  const groups = new Map<string, TrialGroup>();
  for (const { order, reasons } of tried) {
    for (const reason of new Map(reasons.map((one) => [`${one.code} ${one.subject}`, one])).values()) {
      const key = `${reason.code} ${reason.subject}`;
      const known = groups.get(key) ?? newGroup(reason, tell(reason));
      const { id, externalId } = order;
      const examples = known.examples.length < examplesKept ? [...known.examples, { id, externalId }] : known.examples;
      groups.set(key, { ...known, orders: known.orders + 1, examples });
    }
  }
  return [...groups.values()];
}

function newGroup({ code, subject }: Reason, { message, place }: Problem): TrialGroup {
  return { code, subject, blocks: !isLoss(code), message, place, orders: 0, examples: [] };
}
