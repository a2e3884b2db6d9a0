// Owns: one order of a migration run, to the other version or back, as one job of the commit queue.
//   E3, E4. The move is a step like any other: journaled with all that was decided, computed again by `verify`.
//   An order is planned on the snapshot it has when its turn comes, in the transaction that moves it: what happened to it since
//   the dry run counts, and nothing can happen in between.
import { createHash } from 'node:crypto';
import { canonicalJson } from '@orderloom/shared/base';
import { mayMove, narrowMapping, planOrder, type Reason } from '@orderloom/shared/migrate';
import { decide, keptOf, type MigrateInput, type RevertInput, type Snapshot } from '@orderloom/shared/step';
import type { EngineStore, MigratedOrder, MigrationRun, MigrationStore } from '../store/index.ts';
import type { Job, Unit } from './commit-queue.ts';
import { sinceReader } from './entered-since.ts';
import type { HotOrder } from './hot-orders.ts';
import { headOf } from './order-head.ts';
import { journalRow, record, type StepDeps } from './take-step.ts';
import type { Log } from './types.ts';

export interface MigrateDeps extends StepDeps {
  readonly store: EngineStore;
  readonly migrations: MigrationStore;
  readonly log: Log;
}

export function moveOrderJob(deps: MigrateDeps, run: MigrationRun, id: string): Job<void> {
  return {
    run(unit) {
      const order = unit.orders.get(run.tenant, id);
      // It has ended meanwhile, or moved by another run.
      if (!order || order.snapshot.status === 'done' || !run.sources.includes(order.version)) return;
      note(deps, run, id, { source: order.version, ...move(deps, unit, run, order) });
    },
    failed(_unit, error) {
      deps.log.error({ tenant: run.tenant, order: id, migration: run.id, err: error }, 'an order could not be moved');
      const subject = error instanceof Error ? error.message : String(error);
      note(deps, run, id, { source: run.sources[0] ?? 0, ...leftOut([{ code: 'failed', subject }]) });
    },
  };
}

type Noted = Omit<MigratedOrder, 'order' | 'source'>;

function move(deps: MigrateDeps, unit: Unit, run: MigrationRun, order: HotOrder): Noted {
  const { tenant, flow, snapshot } = order;
  const source = deps.version(tenant, flow, order.version).machine;
  const target = deps.version(tenant, flow, run.target).machine;
  const now = Math.max(deps.clock.now(), order.updatedAt);
  const mapping = narrowMapping(run.mapping, snapshot);
  const entered = sinceReader(() => deps.store.journalOf(tenant, order.id));
  const { reasons } = planOrder(snapshot, { source, target, mapping, now, since: entered.since });
  if (!mayMove(reasons, run.accept)) return leftOut(reasons);
  const input: MigrateInput = { type: 'migrate', run: run.id, from: order.version, to: run.target, mapping, since: entered.found };
  const after = take(deps, unit, run, order, input);
  return { outcome: 'moved', reasons, seq: after.seq, before: keptOf(snapshot), mark: markOf(after) };
}

function leftOut(reasons: readonly Reason[]): Noted {
  return { outcome: 'left-out', reasons, seq: 0, before: null, mark: null };
}

export function revertOrderJob(deps: MigrateDeps, run: MigrationRun, id: string): Job<void> {
  return {
    run(unit) {
      const noted = deps.migrations.noted(run.tenant, run.id, id);
      if (noted?.outcome !== 'moved' || !noted.before) return;
      const order = unit.orders.get(run.tenant, id);
      const reasons = obstacles(deps, unit, run, order, noted);
      if (!order || reasons.length > 0) return note(deps, run, id, { ...noted, outcome: 'stayed', reasons });
      const input: RevertInput = { type: 'revert', run: run.id, from: run.target, to: noted.source, before: noted.before };
      take(deps, unit, run, order, input);
      note(deps, run, id, { ...noted, outcome: 'reverted', reasons: [] });
    },
    failed(_unit, error) {
      deps.log.error({ tenant: run.tenant, order: id, migration: run.id, err: error }, 'an order could not be put back');
      const noted = deps.migrations.noted(run.tenant, run.id, id);
      const subject = error instanceof Error ? error.message : String(error);
      if (noted) note(deps, run, id, { ...noted, outcome: 'stayed', reasons: [{ code: 'failed', subject }] });
    },
  };
}

/** Why an order cannot go back. */
function obstacles(deps: MigrateDeps, unit: Unit, run: MigrationRun, order: HotOrder | undefined, noted: MigratedOrder): readonly Reason[] {
  if (!order) return [{ code: 'gone', subject: '' }];
  if (order.version !== run.target) return [{ code: 'version-left', subject: String(order.version) }];
  if (markOf(order.snapshot) !== noted.mark) return [{ code: 'moved-on', subject: '' }];
  const open = new Set(order.snapshot.calls.map(({ key }) => key));
  const hungUp = noted.before?.calls.filter(({ key }) => !open.has(key)) ?? [];
  if (hungUp.length === 0) return [];
  const replies = deps.store.journalOf(run.tenant, order.id).flatMap((row) => (row.input.type === 'reply' ? row.input.call : []));
  return hungUp
    .filter(({ key }) => replies.includes(key) || unit.tx.outboxItem(run.tenant, key)?.status === 'delivered')
    .map(({ state, call }) => ({ code: 'call-answered', subject: `${state}.${call}` }));
}

/** Takes the step and puts the order on the version it leads to. */
function take(deps: MigrateDeps, unit: Unit, run: MigrationRun, order: HotOrder, input: MigrateInput | RevertInput): Snapshot {
  const { tenant, flow } = order;
  const source = deps.version(tenant, flow, order.version).machine;
  const { machine, textFields } = deps.version(tenant, flow, input.to);
  const now = Math.max(deps.clock.now(), order.updatedAt);
  const decision = decide(machine, order.snapshot, input, now, source);
  if (decision.outcome !== 'applied') throw new Error(decision.problems.map(({ message }) => message.en).join(' '));
  const { snapshot } = decision;
  const stored = unit.tx.moveOrder(order, input.to, snapshot, headOf(snapshot, order.externalId, textFields, now));
  record(deps, unit, stored, journalRow(decision, snapshot.seq, input, run.createdBy, now), decision, { key: null });
  return snapshot;
}

function note({ migrations }: MigrateDeps, run: MigrationRun, order: string, row: Omit<MigratedOrder, 'order'>): void {
  migrations.note(run.tenant, run.id, { order, ...row });
}

/** The same for the same place to stand, however many refused events were noted since. */
function markOf(snapshot: Snapshot): string {
  const plain: unknown = JSON.parse(JSON.stringify({ ...keptOf(snapshot), armings: snapshot.armings }));
  return createHash('sha256').update(canonicalJson(plain)).digest('base64url');
}
