import { LRUCache } from 'lru-cache';
import type { AccessDeps, Act } from './types.ts';

const windowMs = 10 * 60_000;
const writtenPerWindow = 100;
const longestText = 500;

interface Flood {
  readonly since: number;
  readonly written: number;
  readonly left: number;
}

/** Writes acts down. Of refusals to one actor from one address only so many are written; how many were not, the next one says. */
export function createAudit({ store, now }: AccessDeps): (act: Act) => void {
  const floods = new LRUCache<string, Flood>({ max: 5_000 });

  function write(act: Act, reason: string): void {
    const { tenant, actor, action, outcome, address } = act;
    store.addAudit({ tenant, at: now(), actor: cut(actor), action, target: cut(act.target), outcome, reason: cut(reason), address });
  }

  return (act) => {
    if (act.outcome === 'done') return write(act, act.reason);
    const key = `${act.tenant} ${act.actor} ${act.address}`;
    const known = floods.get(key);
    const flood = known && now() - known.since < windowMs ? known : { since: now(), written: 0, left: 0 };
    if (flood.written >= writtenPerWindow) {
      floods.set(key, { ...flood, left: flood.left + 1 });
      return;
    }
    const left = known?.left ?? 0;
    floods.set(key, { ...flood, written: flood.written + 1, left: 0 });
    write(act, left === 0 ? act.reason : `${act.reason} (+${left})`.trim());
  };
}

function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
