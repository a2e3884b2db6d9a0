import { expect, it } from 'vitest';
import { createEngineNumbers } from '../metrics/engine-numbers.ts';
import { openStore } from '../store/index.ts';
import { createCommitQueue, type Job } from './commit-queue.ts';
import { HotOrders } from './hot-orders.ts';

const tenant = 'default';

function start(maxQueue = 1000) {
  const store = openStore({ path: ':memory:', now: () => 1 });
  const numbers = createEngineNumbers();
  let commits = 0;
  const queue = createCommitQueue({
    store: store.engine,
    hot: new HotOrders(1_000_000, numbers),
    maxQueue,
    numbers,
    onCommit() {
      commits += 1;
    },
  });
  const keys = () => ['a', 'b', 'c'].filter((key) => store.engine.transaction((tx) => tx.applied(tenant, 'x', key)));
  return { queue, keys, commits: () => commits };
}

function write(key: string): Job<string> {
  return {
    run({ tx }) {
      tx.saveApplied(tenant, 'x', key, { order: null, seq: 0, outcome: 'applied' });
      return key;
    },
  };
}

function poisoned(key: string): Job<string> {
  return {
    run(unit) {
      write(key).run(unit);
      throw new Error(`poison ${key}`);
    },
  };
}

it('commits together what arrives together', async () => {
  const { queue, keys, commits } = start();
  expect(await Promise.all([queue.submit(write('a')), queue.submit(write('b')), queue.own(write('c'))])).toEqual(['a', 'b', 'c']);
  expect(commits()).toBe(1);
  expect(keys()).toEqual(['a', 'b', 'c']);
});

it('[E5] lets a job that throws fail alone, and leaves nothing of it', async () => {
  const { queue, keys } = start();
  const results = await Promise.allSettled([queue.submit(write('a')), queue.submit(poisoned('b')), queue.submit(write('c'))]);
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : result.reason.message))).toEqual(['a', 'poison b', 'c']);
  expect(keys()).toEqual(['a', 'c']);
});

it('[E5] lets a job that throws say what is kept of it', async () => {
  const { queue, keys } = start();
  const job = { ...poisoned('b'), failed: (unit, error) => `${write('c').run(unit)} after ${error}` } satisfies Job<string>;
  expect(await Promise.all([queue.submit(write('a')), queue.submit(job)])).toEqual(['a', 'c after Error: poison b']);
  expect(keys()).toEqual(['a', 'c']);
});

it('[E9] refuses beyond its limit, but never its own work', async () => {
  const { queue } = start(1);
  const first = queue.submit(write('a'));
  expect(() => queue.submit(write('b'))).toThrow('waiting');
  await expect(Promise.all([first, queue.own(write('c'))])).resolves.toEqual(['a', 'c']);
});
