import type { LiveChange } from '@orderloom/shared/api';

type Listener = (change: LiveChange) => void;

/** Who wants to hear of changes, by tenant (E8). */
export interface LiveHub {
  announce(tenant: string, change: LiveChange): void;
  subscribe(tenant: string, listener: Listener): () => void;
}

/** `onWatched` is told when the first listener comes, and when the last has gone. */
export function createLiveHub(onWatched: (watched: boolean) => void = () => {}): LiveHub {
  const tenants = new Map<string, Set<Listener>>();
  let listening = 0;

  function count(by: 1 | -1): void {
    listening += by;
    if (by === 1 ? listening === 1 : listening === 0) onWatched(by === 1);
  }

  return {
    announce(tenant, change) {
      for (const listener of tenants.get(tenant) ?? []) listener(change);
    },
    subscribe(tenant, listener) {
      const listeners = tenants.get(tenant) ?? new Set();
      tenants.set(tenant, listeners.add(listener));
      count(1);
      return () => {
        if (listeners.delete(listener)) count(-1);
      };
    },
  };
}
