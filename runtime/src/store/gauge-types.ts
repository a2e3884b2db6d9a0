/** A count that stops at a bound, so that taking it never walks a long backlog. */
export interface Capped {
  readonly count: number;
  /** There are more. */
  readonly capped: boolean;
}

export interface DestinationBacklog {
  readonly tenant: string;
  readonly destination: string;
  readonly pending: Capped;
  /** When the first of them may be attempted. */
  readonly nextAttemptAt: number;
}

export interface TenantGauges {
  readonly tenant: string;
  /** Orders by status, as the commits count them. */
  readonly orders: Readonly<Record<string, number>>;
  readonly timersArmed: Capped;
  readonly timersLate: Capped;
  readonly timersFailed: Capped;
  /** When the first armed timer is due; null without one. */
  readonly nextTimerDue: number | null;
  readonly outboxPending: Capped;
  readonly outboxDelivering: Capped;
  readonly outboxDead: Capped;
  readonly inboxQuarantined: Capped;
  /** What failed timers say, the latest few. */
  readonly timerErrors: readonly string[];
}

/** How much of everything there is, bounded in what it costs to ask. */
export interface StoreGauges {
  readonly tenants: readonly TenantGauges[];
  readonly destinations: readonly DestinationBacklog[];
  readonly databaseBytes: number;
  readonly walBytes: number;
}
