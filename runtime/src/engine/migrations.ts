// Owns: runs of orders to another version, and back. Does not own: what a move does to an order (migrate-order).
//   A run is a stored row with its place: it goes on after a stop, a crash or a restart, and never moves an order twice.
//   A few orders at a time go through the commit queue, each in a job of its own, between the traffic.
import type { MigrationPlace, MigrationRun } from '../store/index.ts';
import type { CommitQueue, Unit } from './commit-queue.ts';
import { createLoop, type Loop } from './loop.ts';
import { type MigrateDeps, moveOrderJob, revertOrderJob } from './migrate-order.ts';
import type { MigrationAnswer, MigrationCommand } from './migration-command.ts';
import type { IdSource } from './types.ts';

const chunk = 16;

interface Deps extends MigrateDeps {
  readonly queue: CommitQueue;
  readonly ids: IdSource;
}

export interface Migrations extends Loop {
  command(tenant: string, command: MigrationCommand): Promise<MigrationAnswer>;
}

export function createMigrations(deps: Deps): Migrations {
  const { clock, log, queue, migrations } = deps;

  async function turn(): Promise<number> {
    const runs = migrations.open();
    for (const run of runs) await goOn(deps, run);
    return runs.length > 0 ? clock.now() : Number.POSITIVE_INFINITY;
  }

  const loop = createLoop({ clock, log, turn, trouble: 'a migration could not go on' });

  return {
    ...loop,
    async command(tenant, command) {
      const answer = await queue.own({
        run: (unit) => (command.type === 'start' ? begin(deps, unit, tenant, command) : steer(deps, unit, tenant, command)),
      });
      if (answer.type === 'done') loop.wakeAt(clock.now());
      return answer;
    },
  };
}

function begin(deps: Deps, unit: Unit, tenant: string, command: Extract<MigrationCommand, { type: 'start' }>): MigrationAnswer {
  const { flow, sources, target, mapping, accept, by } = command;
  const { migrations } = deps;
  const versions = [...sources, target];
  if (sources.includes(target) || versions.some((version) => !deps.store.flowVersion(tenant, flow, version)))
    return { type: 'unknown-version' };
  // Two runs over the same orders would undo each other.
  if (migrations.open().some((run) => run.tenant === tenant && run.flow === flow)) return { type: 'under-way' };
  const id = deps.ids.next();
  migrations.create({
    tenant,
    id,
    flow,
    target,
    sources,
    mapping,
    accept,
    status: 'running',
    place: { phase: 'moving', source: 0, after: '' },
    total: migrations.countInFlight(tenant, flow, sources),
    createdAt: deps.clock.now(),
    createdBy: by,
  });
  tell(unit, tenant, flow, id);
  return { type: 'done', id };
}

type Steering = Exclude<MigrationCommand, { type: 'start' }>;

function steer(deps: Deps, unit: Unit, tenant: string, { type, id }: Steering): MigrationAnswer {
  const { migrations } = deps;
  const run = migrations.get(tenant, id);
  if (!run) return { type: 'unknown-migration' };
  if (!steerable[type].includes(run.status)) return { type: 'not-now' };
  const other = migrations.open().some((one) => one.tenant === tenant && one.flow === run.flow && one.id !== id);
  if (other) return { type: 'under-way' };
  migrations.update(tenant, id, steered(run, type));
  tell(unit, tenant, run.flow, id);
  return { type: 'done', id };
}

/** In which status a run can be asked for what. */
const steerable: Readonly<Record<Steering['type'], readonly MigrationRun['status'][]>> = {
  stop: ['running', 'reverting'],
  continue: ['stopped'],
  revert: ['stopped', 'done'],
};

function steered({ place }: MigrationRun, type: Steering['type']): Partial<Pick<MigrationRun, 'status' | 'place' | 'endedAt'>> {
  if (type === 'stop') return { status: 'stopped' };
  if (type === 'revert') return { status: 'reverting', place: { phase: 'reverting', source: 0, after: '' }, endedAt: null };
  return { status: place.phase === 'moving' ? 'running' : 'reverting' };
}

/** The next few orders of a run; then its new place, or its end. */
async function goOn(deps: Deps, run: MigrationRun): Promise<void> {
  const { queue, migrations, clock } = deps;
  const { ids, place } = run.place.phase === 'moving' ? nextToMove(deps, run) : nextToRevert(deps, run);
  const job = run.place.phase === 'moving' ? moveOrderJob : revertOrderJob;
  await Promise.all(ids.map((id) => queue.own(job(deps, run, id))));
  await queue.own({
    run(unit) {
      const now = migrations.get(run.tenant, run.id);
      // Stopped, or turned round, while these were under way: then its place is no longer ours to say.
      if (now?.place.phase !== run.place.phase) return;
      const ended = place === undefined && now.status === run.status;
      const status = run.place.phase === 'moving' ? 'done' : 'reverted';
      migrations.update(run.tenant, run.id, ended ? { status, endedAt: clock.now() } : place ? { place } : {});
      tell(unit, run.tenant, run.flow, run.id);
    },
  });
}

interface Next {
  readonly ids: readonly string[];
  /** Undefined: there are no more. */
  readonly place: MigrationPlace | undefined;
}

function nextToMove({ migrations }: Deps, run: MigrationRun): Next {
  const { source, after } = run.place;
  const version = run.sources[source];
  if (version === undefined) return { ids: [], place: undefined };
  // Orders that begin while it runs are younger than the run, and left to the version they were given.
  const ids = migrations.inFlight(run.tenant, run.flow, version, after, run.id, chunk);
  const last = ids.at(-1);
  return { ids, place: { phase: 'moving', ...(last === undefined ? { source: source + 1, after: '' } : { source, after: last }) } };
}

function nextToRevert({ migrations }: Deps, run: MigrationRun): Next {
  const ids = migrations.moved(run.tenant, run.id, run.place.after, chunk);
  const after = ids.at(-1);
  return { ids, place: after === undefined ? undefined : { phase: 'reverting', source: 0, after } };
}

function tell(unit: Unit, tenant: string, flow: string, id: string): void {
  unit.tell({ type: 'change', tenant, change: { type: 'migration', flow, id } });
}
