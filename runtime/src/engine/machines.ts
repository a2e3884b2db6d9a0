import { compile, type Machine } from '@orderloom/shared/compile';
import { LRUCache } from 'lru-cache';
import type { EngineStore } from '../store/index.ts';

const keptMachines = 200;

/** A flow version that cannot be loaded: its orders stand still, visibly, until it can. */
export class BrokenVersion extends Error {
  constructor(flow: string, version: number, reason: string) {
    super(`version ${version} of flow ${flow} cannot be loaded: ${reason}`);
    this.name = 'BrokenVersion';
  }
}

/** A compiled version with what is asked of it for every order. */
export interface LoadedVersion {
  readonly machine: Machine;
  /** Fields whose text an order can be found by. */
  readonly textFields: readonly string[];
}

/** Compiles a version once and keeps it: compiling costs more than a hundred steps. */
export function createMachines(store: EngineStore): (tenant: string, flow: string, version: number) => LoadedVersion {
  const kept = new LRUCache<string, LoadedVersion>({ max: keptMachines });

  function load(tenant: string, flow: string, version: number): LoadedVersion {
    const document = store.flowVersion(tenant, flow, version);
    if (!document) throw new BrokenVersion(flow, version, 'it is not stored');
    const compiled = compile(document, store.behaviourOf(tenant, flow, version), store.calendars(tenant));
    if (!compiled.ok) throw new BrokenVersion(flow, version, compiled.error.map((problem) => problem.message.en).join(' '));
    const textFields = Object.entries(document.context).flatMap(([key, field]) => (field.type.type === 'text' ? [key] : []));
    return { machine: compiled.value, textFields };
  }

  return (tenant, flow, version) => {
    const key = `${tenant}\n${flow}\n${version}`;
    const known = kept.get(key);
    if (known) return known;
    const loaded = load(tenant, flow, version);
    kept.set(key, loaded);
    return loaded;
  };
}
