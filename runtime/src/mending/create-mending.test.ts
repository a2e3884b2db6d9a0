import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Overloaded } from '../engine/index.ts';
import type { ItemRow, MendJobRow, Store } from '../store/index.ts';
import { createMending } from './create-mending.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A mend of three items; `mend` is asked for each of them. */
function mending(mend: (item: number) => Promise<void>) {
  const job = { row: 1, tenant: 't', id: 'j', incident: 1, place: 0, status: 'running' } as MendJobRow;
  let status: string = job.status;
  const incidents = {
    runningJobs: () => [job],
    job: () => ({ ...job, status }),
    nextItems: (_job: MendJobRow, place: number) => [1, 2, 3].filter((row) => row > place).map((row) => ({ row }) as ItemRow),
    endJob: (_job: MendJobRow, ended: string) => {
      status = ended;
    },
    byRow: () => undefined,
  };
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const parts = createMending({
    store: { incidents } as unknown as Store,
    engine: {
      mendItem: async (_tenant, { item }) => {
        await mend(item);
        return { type: 'mended' };
      },
      noteReplay: async () => ({ type: 'mended' }),
    },
    clock: { now: () => 0 },
    ids: { next: () => 'id' },
    log: quiet,
    replay: async () => {},
    announce() {},
  });
  parts.start();
  return () => status;
}

it('tries again what failed for once, and ends', async () => {
  const done = new Set<number>();
  let failed = false;
  const status = mending(async (item) => {
    if (item === 2 && !failed) {
      failed = true;
      throw new Error('the disk did not answer');
    }
    done.add(item);
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect([status(), [...done].sort()]).toEqual(['done', [1, 2, 3]]);
});

it('stops when nothing helps, so that another mend can begin; waits as long as it must while others are busy', async () => {
  const broken = mending(async () => {
    throw new Error('broken');
  });
  const busy = mending(async () => {
    throw new Overloaded(1, 'full');
  });
  await vi.advanceTimersByTimeAsync(60_000);
  expect([broken(), busy()]).toEqual(['stopped', 'running']);
});
