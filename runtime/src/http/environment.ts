import type { LibraryMachine } from '@orderloom/machines';
import type { LiveChange, Permission } from '@orderloom/shared/api';
import type { Clock, Engine, IdSource, Log } from '../engine/index.ts';
import type { Intake } from '../intake/index.ts';
import type { Store } from '../store/index.ts';

/** Who asks: found by the token, and the only source of the tenant (E8). */
export interface Actor {
  readonly tenant: string;
  /** As the journal writes it: `person:<name>`. */
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
  /** The person's id; null for a token. */
  readonly person: string | null;
  readonly display: string;
  /** The digest of the cookie's session; null: came with a token. */
  readonly session: string | null;
}

export interface Environment {
  Variables: { actor: Actor };
}

/** What the HTTP side is given to work with. */
export interface HttpDeps {
  readonly store: Store;
  readonly engine: Engine;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly version: string;
  readonly library: readonly LibraryMachine[];
  /** Hears what happens in one tenant until the returned function is called. */
  subscribe(tenant: string, listener: (change: LiveChange) => void): () => void;
  /** Tells what the engine cannot know: a flow was saved. */
  announce(tenant: string, change: LiveChange): void;
  /** True from the moment a stop is asked for. */
  stopping(): boolean;
  /** Called when the stop begins. */
  onStop(listener: () => void): () => void;
  /** The designer's built files; undefined: only the API is served. */
  readonly designer: string | undefined;
}
