import type { Clock, Engine, IdSource, Log } from './engine/index.ts';
import { createImporting, type Importing } from './importing/index.ts';
import type { Store } from './store/index.ts';

interface Deps {
  readonly store: Store;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  /** The data folder. */
  readonly data: string;
}

/** What brings files of past orders in. */
export function wireImporting({ store, ...rest }: Deps): Importing {
  return createImporting({
    ...rest,
    jobs: store.importJobs,
    catalogue: store.bundles.catalogue,
    fieldsOf: (tenant, flow, version) => new Set(Object.keys(store.flows.version(tenant, flow, version)?.context ?? {})),
  });
}
