/** The last thing that went wrong between a channel's platform and here. */
export interface LinkTrouble {
  readonly at: number;
  readonly cause: string;
  readonly reason: string;
}

export interface ChannelLink {
  readonly paused: boolean;
  /** Until when each feed was read, in epoch milliseconds. */
  readonly cursors: Readonly<Record<string, number>>;
  readonly trouble: LinkTrouble | null;
  readonly heardAt: number | null;
}

export interface WaitingRow {
  readonly inbox: string;
  readonly attempts: number;
  readonly trouble: LinkTrouble | null;
}

/** How far each channel was read, and what of it is still to be applied. */
export interface LinkStore {
  get(tenant: string, channel: string): ChannelLink;
  change(tenant: string, channel: string, change: Partial<ChannelLink>): void;
  /** Those due at `at`, in the order they came. */
  due(tenant: string, channel: string, at: number, limit: number): readonly WaitingRow[];
  /** When the next one is due; undefined: none waits. */
  nextDue(tenant: string, channel: string): number | undefined;
  /** Counted up to a thousand. */
  waiting(tenant: string, channel: string): number;
  putOff(inbox: string, due: number, trouble: LinkTrouble): void;
  /** All that wait are due at `at`. */
  hurry(tenant: string, channel: string, at: number): void;
}
