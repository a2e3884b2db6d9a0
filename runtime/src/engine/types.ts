import type { DestinationSettings, EffectCause } from '@orderloom/shared/actions';
import type { LiveChange } from '@orderloom/shared/api';
import type { Json, Problem } from '@orderloom/shared/base';
import type { Acceptable, Snapshot, StepInput } from '@orderloom/shared/step';
import type { EffectSenders } from '../effects/index.ts';
import type { EngineReport } from '../metrics/engine-numbers.ts';
import type { DeadFilter, DestinationChange, InboxStatus, JournalOutcome, Store } from '../store/index.ts';
import type { Tracer } from '../tracing/index.ts';
import type { BreakerState } from './breaker.ts';
import type { ImportEngine } from './import-types.ts';
import type { MigrationAnswer, MigrationCommand } from './migration-command.ts';
import type { RepairEngine } from './repair-types.ts';
import type { StepLimits } from './within-limits.ts';

export interface Clock {
  now(): number;
  /** Runs once after `ms`; gives what calls it off. Absent: the process's own timer. */
  after?(ms: number, run: () => void): () => void;
}

/** Gives ids that sort by the time they were made. */
export interface IdSource {
  next(): string;
}

/** The part of a logger the engine uses; pino fits. */
export interface Log {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface EngineDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly effects: EffectSenders;
  /** Absent: calls go out through the guarded way, which reaches no private address. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** 0 <= random() < 1; spreads retries. */
  readonly random: () => number;
  /** Submissions that may wait at once; beyond it they are refused (E9). */
  readonly maxQueue: number;
  /** What one order may come to; the defaults suit orders of any trade. */
  readonly limits?: Partial<StepLimits> | undefined;
  /** How effects are sent where a destination has nothing of its own; over the defaults of its type. */
  readonly delivery?: Partial<DestinationSettings> | undefined;
  /** Absent: nobody is told how work hangs together. */
  readonly tracer?: Tracer | undefined;
  /** Called after the commit. */
  readonly onChange: (tenant: string, change: LiveChange) => void;
}

/** How one destination stands since the start; plain data. */
export interface LiveDestination {
  readonly id: string;
  readonly underWay: number;
  /** Attempts begun in the last minute; beyond a thousand they are not counted. */
  readonly begunLastMinute: number;
  readonly breaker: { readonly state: BreakerState; readonly until: number | null; readonly failures: number };
  /** Until when the receiver asked for peace. */
  readonly heldUntil: number | null;
  /** When the rate lets the next attempt begin. */
  readonly rateFreeAt: number | null;
  readonly trouble: { readonly at: number; readonly cause: EffectCause; readonly reason: string } | null;
  readonly deliveredAt: number | null;
}

/** What may be sent to an order that exists. */
export type SendInput = Exclude<StepInput, { type: 'start' | 'import' | 'migrate' | 'revert' }>;

/** As of when an input speaks of what; what is older than what was taken before about the same is not taken. */
export interface Modification {
  readonly about: string;
  readonly at: number;
}

/** One event for one order. `dedupeKey` makes it happen once per tenant and source (E2). */
export type Command =
  | {
      readonly type: 'create';
      readonly flow: string;
      readonly channel: string;
      /** Absent: the order's own id. */
      readonly externalId?: string | undefined;
      readonly data: Readonly<Record<string, Json>>;
      /** What becomes of it when the channel has an order with this number; `reject` unless given. */
      readonly ifExists?: 'reject' | 'ignore' | undefined;
      readonly dedupeKey?: string | undefined;
      readonly modified?: Modification | undefined;
    }
  | {
      readonly type: 'order';
      readonly order: string;
      readonly input: SendInput;
      readonly dedupeKey?: string | undefined;
      readonly references?: readonly string[] | undefined;
      readonly modified?: Modification | undefined;
    }
  | {
      readonly type: 'external';
      readonly channel: string;
      readonly externalId: string;
      readonly input: SendInput;
      /** Creates the order first when there is none, in the same transaction; then the input is applied. */
      readonly orCreate?: { readonly flow: string; readonly data: Readonly<Record<string, Json>> } | undefined;
      readonly dedupeKey?: string | undefined;
      /** Under what others will speak of the order, told with the input. */
      readonly references?: readonly string[] | undefined;
      readonly modified?: Modification | undefined;
    };

/** A delivery as received; written in the transaction of its commands. */
export interface Delivery {
  readonly deliveryId: string;
  readonly receivedAt: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Set by intake when there is nothing to apply: unmappable, or a test message of the channel. */
  readonly verdict?:
    | {
        /** `awaiting`: it is applied later, from where it is kept. */
        readonly status: 'quarantined' | 'probe' | 'ignored' | 'awaiting';
        readonly problems: readonly Problem[];
        /** The version whose order it was meant for. */
        readonly release?: { readonly flow: string; readonly version: number };
      }
    | undefined;
}

/** All commands of one delivery or call: all are committed, or none. */
export interface Submission {
  readonly tenant: string;
  /** The scope of dedupe keys: the channel's id, or e.g. `api`. */
  readonly source: string;
  /** `channel:<id>`, `person:<name>` */
  readonly actor: string;
  readonly commands: readonly Command[];
  /** The `traceparent` of what it comes from. */
  readonly trace?: string | undefined;
  /** A new delivery to keep. Commands without a key of their own get `<delivery id>#<index>`. */
  readonly delivery?: Delivery | undefined;
  /** Instead of a new delivery: the inbox row that is replayed. What was applied the first time stays applied once. */
  readonly replayOf?:
    | {
        readonly inbox: string;
        readonly deliveryId: string;
        readonly verdict?: Delivery['verdict'];
        /** How it is kept from now on. Its body is a text: only the bytes of a delivery travel between threads. */
        readonly kept?: { readonly headers: Delivery['headers']; readonly body?: string } | undefined;
        /** It was awaiting, and waits no more. */
        readonly waited?: boolean;
      }
    | undefined;
}

export interface CommandResult {
  /**
   * `duplicate`: applied before, the first result follows. `unknown`: there is no such order or flow version (see problems).
   * `failed`: the step threw; nothing of the submission was applied.
   */
  readonly outcome: JournalOutcome | 'duplicate' | 'unknown';
  readonly order: string | null;
  /** The journal's sequence number; 0 when nothing was journaled. */
  readonly seq: number;
  /** True when this command created the order. */
  readonly created: boolean;
  readonly problems: readonly Problem[];
}

export interface SubmitResult {
  /** The inbox row written or replayed. */
  readonly inbox: { readonly id: string; readonly status: InboxStatus } | null;
  /** One per command, in order. */
  readonly results: readonly CommandResult[];
}

/** The queue is full, or the engine is stopping: come back after `retryAfter` seconds (E9). */
export class Overloaded extends Error {
  readonly retryAfter: number;

  constructor(retryAfter: number, message: string) {
    super(message);
    this.name = 'Overloaded';
    this.retryAfter = retryAfter;
  }
}

/** Something `verify` found: what is stored is not what the journal gives. */
export interface Difference {
  readonly tenant: string;
  readonly order: string;
  readonly part: 'journal' | 'snapshot' | 'timers' | 'outbox' | 'version' | 'head';
  readonly expected: Json;
  readonly found: Json;
}

/** Which orders are computed again; all of them unless said. */
export interface VerifyScope {
  readonly tenant?: string | undefined;
  /** Its id. */
  readonly order?: string | undefined;
  /** Told now and then how many orders are done. */
  readonly onProgress?: ((orders: number) => void) | undefined;
}

export interface VerifyReport {
  readonly orders: number;
  readonly entries: number;
  readonly differences: number;
}

/** What may be asked from another thread: everything that is sent and given back is plain data. */
export interface Engine extends RepairEngine, ImportEngine {
  /** Resolves after the commit is durable (E1). Rejects with `Overloaded`. */
  submit(submission: Submission): Promise<SubmitResult>;
  /** Events the order would take now; undefined when there is no such order. */
  acceptable(tenant: string, order: string): Promise<readonly Acceptable[] | undefined>;
  /** Sends a dead letter again, with its first key. */
  redrive(tenant: string, key: string): Promise<'redriven' | 'missing' | 'not-dead'>;
  /** Sends dead letters again; in batches, and at most so many that `more` has to be asked for. */
  redriveDead(tenant: string, filter: DeadFilter): Promise<{ readonly redriven: number; readonly more: boolean }>;
  /** The destinations that were used since the start. */
  destinations(tenant: string): Promise<readonly LiveDestination[]>;
  /** False when there is no such destination. */
  changeDestination(tenant: string, id: string, change: DestinationChange, by: string): Promise<boolean>;
  /** Starts, stops, continues or takes back a run of orders to another version. */
  migrate(tenant: string, command: MigrationCommand): Promise<MigrationAnswer>;
  /**
   * What the engine counted since it was made, and how it stands. After a commit that failed it also tries, now and then, whether
   * one holds again: a server that takes no work would never find out.
   */
  numbers(): Promise<EngineReport>;
  /** Fires overdue timers, resumes deliveries. */
  start(): void;
  /** Refuses new work, finishes what is queued and the attempts under way. */
  stop(): Promise<void>;
}

/** The engine on its own thread. */
export interface LocalEngine extends Engine {
  /** The snapshot as last committed. */
  snapshot(tenant: string, order: string): Snapshot | undefined;
  /** Recomputes orders from their journals (E4). */
  verify(scope?: VerifyScope): AsyncGenerator<Difference, VerifyReport>;
}
