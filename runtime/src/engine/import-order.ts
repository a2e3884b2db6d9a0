// Owns: the creation of one order that has a past elsewhere, as one job of the commit queue.
//   E2. An order is known by its channel and its number there; one that exists is left as it is.
//   E3, E4. The first journal row holds all it was made of: `verify` computes it again like any other.
//   E5. One that cannot be made is refused alone.
//   E7. Nothing is sent: what led to where it stands has happened elsewhere.
import type { Problem } from '@orderloom/shared/base';
import type { Machine } from '@orderloom/shared/compile';
import { mergeKeyOf } from '@orderloom/shared/order';
import { type Decision, decide, type ImportInput, RefusedStart } from '@orderloom/shared/step';
import type { EngineStore } from '../store/index.ts';
import type { CommitQueue, Job, Unit } from './commit-queue.ts';
import type { ImportAnswer, ImportEngine, ImportedOrder, ImportRequest } from './import-types.ts';
import { headOf } from './order-head.ts';
import { stepFailed } from './problems.ts';
import { journalRow, record, type StepDeps } from './take-step.ts';
import type { IdSource } from './types.ts';
import { BeyondLimit, withinLimits } from './within-limits.ts';

interface Deps extends StepDeps {
  readonly store: EngineStore;
  readonly queue: CommitQueue;
  readonly ids: IdSource;
}

export function createImports(deps: Deps): ImportEngine {
  return {
    // Work of our own: whoever imports sends the next few only when these are done.
    importOrders: (tenant, request) => Promise.all(request.orders.map((order) => deps.queue.own(importJob(deps, tenant, request, order)))),
    async tryImport(tenant, request) {
      return request.orders.map((order) => tryOne(deps, tenant, request, order));
    },
  };
}

function importJob(deps: Deps, tenant: string, request: ImportRequest, order: ImportedOrder): Job<ImportAnswer> {
  return {
    run: (unit) => importOrder(deps, unit, tenant, request, order),
    failed: (_unit, error) => refusal(error),
  };
}

function importOrder(deps: Deps, unit: Unit, tenant: string, request: ImportRequest, given: ImportedOrder): ImportAnswer {
  const { flow, version, channel, actor } = request;
  const { externalId, key } = given;
  const found = unit.orders.find(tenant, channel, externalId);
  const existing = found === undefined ? undefined : unit.orders.get(tenant, found);
  if (existing) {
    const { keys } = unit.orders.withKeys(existing);
    return keys.includes(`\n${key}\n`) ? { type: 'again', order: existing.id } : { type: 'exists', order: existing.id, keys };
  }
  const id = deps.ids.next();
  const { machine, textFields } = deps.version(tenant, flow, version);
  const now = deps.clock.now();
  const input = inputOf(id, given);
  const decision = decided(machine, input, now);
  if ('refused' in decision) return { type: 'refused', problems: decision.refused };
  const { snapshot } = decision;
  const draft = {
    tenant,
    id,
    externalId,
    channel,
    flow,
    version,
    createdAt: now,
    updatedAt: now,
    snapshot,
    states: [],
    search: '',
    size: 0,
  };
  const mergeKey = snapshot.status === 'active' ? mergeKeyOf(given.data) : undefined;
  const stored = unit.tx.insertOrder({ ...draft, keys: `\n${key}\n` }, headOf(snapshot, externalId, textFields, now), mergeKey);
  const beyond = withinLimits({ snapshot, effects: [] }, stored.size, deps.limits);
  if (beyond) throw new BeyondLimit(beyond);
  record(deps, unit, stored, journalRow(decision, snapshot.seq, input, actor, now), decision, { key });
  return { type: 'imported', order: id, passed: passedOf(decision.notes) };
}

function tryOne(deps: Deps, tenant: string, request: ImportRequest, given: ImportedOrder): ImportAnswer {
  try {
    const found = deps.store.transaction((tx) => tx.findOrder(tenant, request.channel, given.externalId));
    if (found !== undefined) return { type: 'exists', order: found, keys: '' };
    const { machine } = deps.version(tenant, request.flow, request.version);
    const decision = decided(machine, inputOf('', given), deps.clock.now());
    if ('refused' in decision) return { type: 'refused', problems: decision.refused };
    return { type: 'imported', order: '', passed: passedOf(decision.notes) };
  } catch (error) {
    return refusal(error);
  }
}

/** What does not fit is refused before anything is written, so that it costs the others of its batch nothing. */
function decided(machine: Machine, input: ImportInput, now: number): Decision | { readonly refused: readonly Problem[] } {
  try {
    return decide(machine, null, input, now);
  } catch (error) {
    if (error instanceof RefusedStart) return { refused: error.problems };
    throw error;
  }
}

function inputOf(order: string, { data, states, since }: ImportedOrder): ImportInput {
  return { type: 'import', order, data, states, since };
}

function passedOf(notes: readonly { readonly type: string; readonly text: string }[]): readonly string[] {
  return notes.filter(({ type }) => type === 'timer-passed').map(({ text }) => text);
}

function refusal(error: unknown): ImportAnswer {
  return { type: 'refused', problems: [stepFailed(error)] };
}
