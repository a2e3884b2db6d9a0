import type { Store } from '@orderloom/runtime/testing';

/** What happens at one of the next commits: the machine stops before it, or after it, when nobody has been told; or the disk is full. */
export interface Death {
  readonly commits: number;
  readonly at: 'before' | 'after' | 'full-disk';
}

export class MachineGone extends Error {}

/** The connection of a machine that can stop between any two commits; from then on nothing is read or written over it. A full disk passes. */
export interface MortalStore extends Store {
  /** undefined: nothing happens. */
  die(death: Death | undefined): void;
  readonly dead: boolean;
  readonly commits: number;
}

export function mortalStore(store: Store): MortalStore {
  let left: Death | undefined;
  let dead = false;
  let commits = 0;
  const alive = () => {
    if (dead) throw new MachineGone('the machine is gone');
  };

  function transaction<T>(work: Parameters<typeof store.engine.transaction<T>>[0]): T {
    alive();
    if (left) left = { ...left, commits: left.commits - 1 };
    const last = left?.commits === 0;
    if (!last) return committed(work);
    const { at } = left ?? { at: 'before' };
    left = undefined;
    dead = at !== 'full-disk';
    if (at !== 'after') return undone(work, at);
    committed(work);
    throw new MachineGone('the machine stopped after the commit');
  }

  function committed<T>(work: Parameters<typeof store.engine.transaction<T>>[0]): T {
    const result = store.engine.transaction(work);
    commits += 1;
    return result;
  }

  function undone<T>(work: Parameters<typeof store.engine.transaction<T>>[0], at: Death['at']): T {
    return store.engine.transaction((tx) => {
      work(tx);
      if (at === 'full-disk') throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
      throw new MachineGone('the machine stopped before the commit');
    });
  }

  const engine = new Proxy(store.engine, {
    get(target, name) {
      if (name === 'transaction') return transaction;
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        alive();
        return Reflect.apply(value, target, given) as unknown;
      };
    },
  });
  return {
    ...store,
    engine,
    die(death) {
      left = death;
    },
    get dead() {
      return dead;
    },
    get commits() {
      return commits;
    },
  };
}
