import type { LibraryMachine } from '@orderloom/machines';
import type { LiveChange } from '@orderloom/shared/api';
import type { Access, Act, Identity, Origin } from '../access/index.ts';
import type { BackTests } from '../backtest/index.ts';
import type { Checking } from '../checking/index.ts';
import type { Connecting } from '../connecting/index.ts';
import type { Clock, Engine, IdSource, Log } from '../engine/index.ts';
import type { Importing } from '../importing/index.ts';
import type { Intake, Sandbox } from '../intake/index.ts';
import type { Limits } from '../limits.ts';
import type { Mending } from '../mending/index.ts';
import type { Exposition, Monitor } from '../metrics/index.ts';
import type { Reading } from '../reading/index.ts';
import type { Store } from '../store/index.ts';

/** Who asks, and the only source of the tenant (E8). */
export type Actor = Identity;

/** What the audit is told of a request, beyond what its route and answer tell. */
export interface Told {
  readonly actor?: Pick<Actor, 'tenant' | 'name'>;
  readonly target?: string | undefined;
  readonly reason?: string | undefined;
}

export interface Environment {
  Variables: {
    /** Absent: nobody is signed in. */
    actor?: Actor;
    /** Whether he still is; for answers that go on for long. */
    stillSignedIn(): boolean;
    origin: Origin;
    note(act: Act): void;
    told?: Told;
    /** How deep a body may be nested. */
    jsonDepth: number;
  };
}

/** How the server is reached from outside. */
export interface Reach {
  /** The address people type, without a path; undefined: whatever they typed. */
  readonly publicUrl?: string | undefined;
  /** Proxies in front, each of which adds to X-Forwarded-For. */
  readonly proxies: number;
}

/** What the HTTP side is given to work with. */
export interface HttpDeps {
  readonly store: Store;
  readonly engine: Engine;
  /** For screens: whatever may take its time. */
  readonly reading: Reading;
  readonly checking: Checking;
  readonly intake: Intake;
  readonly sandbox: Sandbox;
  readonly connecting: Connecting;
  readonly mending: Mending;
  readonly backTests: BackTests;
  readonly importing: Importing;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly version: string;
  readonly access: Access;
  readonly reach: Reach;
  readonly monitor: Monitor;
  readonly exposition: Exposition;
  readonly limits: Limits;
  /** The settings as they may be shown. */
  readonly shown: Readonly<Record<string, string | number | boolean>>;
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
