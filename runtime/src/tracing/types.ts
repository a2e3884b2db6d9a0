export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** A piece of work that is told of once it has ended. */
export interface Span {
  /** Its W3C `traceparent`: what follows from it names this as its parent, also in another thread or after a restart. */
  readonly context: string;
  /** `failed` says why it did not do what it was for. */
  end(attributes?: Attributes, failed?: string): void;
}

/** Who takes part: `server` answers somebody, `client` asks somebody, `internal` is our own work. */
export type Kind = 'server' | 'client' | 'internal';

export interface Tracer {
  /** Begins a span below the `traceparent` given, or a trace of its own. */
  begin(name: string, kind: Kind, parent: string | undefined, attributes: Attributes): Span;
  /** Sends what has ended, within two seconds. */
  stop(): Promise<void>;
}
