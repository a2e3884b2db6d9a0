import type { LiveChange } from '@orderloom/shared/api';

type Listener = (change: LiveChange) => void;

/** Who wants to hear of changes, by tenant (E8). */
export interface LiveHub {
  announce(tenant: string, change: LiveChange): void;
  subscribe(tenant: string, listener: Listener): () => void;
}

export function createLiveHub(): LiveHub {
  const tenants = new Map<string, Set<Listener>>();
  return {
    announce(tenant, change) {
      for (const listener of tenants.get(tenant) ?? []) listener(change);
    },
    subscribe(tenant, listener) {
      const listeners = tenants.get(tenant) ?? new Set();
      tenants.set(tenant, listeners.add(listener));
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
