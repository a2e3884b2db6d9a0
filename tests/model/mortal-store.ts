import type { Store } from '@orderloom/runtime/testing';

/** Where the machine stops: before the commit that is its last, or after it, when nobody has been told. */
export interface Death {
  readonly commits: number;
  readonly committed: boolean;
}

export class MachineGone extends Error {}

/** The connection of a machine that can stop between any two commits; from then on nothing is read or written over it. */
export interface MortalStore extends Store {
  /** It stops at so many commits from now; undefined: it does not. */
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
    if (last && !left?.committed) {
      dead = true;
      return store.engine.transaction((tx) => {
        work(tx);
        throw new MachineGone('the machine stopped before the commit');
      });
    }
    const result = store.engine.transaction(work);
    commits += 1;
    dead = last;
    alive();
    return result;
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
