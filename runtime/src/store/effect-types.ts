import type { DestinationSettings, EffectCause } from '@orderloom/shared/actions';

/** Credentials under names. Values leave only towards whoever needs them to speak to the outside. */
export interface SecretStore {
  list(tenant: string): readonly { readonly name: string; readonly setAt: number; readonly setBy: string }[];
  has(tenant: string, name: string): boolean;
  value(tenant: string, name: string): string | undefined;
  set(tenant: string, name: string, value: string, by: string): void;
  remove(tenant: string, name: string): boolean;
  /** Which secrets the credentials of each channel name. */
  namedByChannels(tenant: string): readonly { readonly channel: string; readonly names: readonly string[] }[];
  /** Called after a secret was set or removed here. */
  onChange(listener: () => void): void;
  /** Seals what earlier releases stored in plain text; gives how many. */
  sealPlain(): number;
  /** Seals everything anew with another key, all or nothing; gives how many credentials. This store cannot open them any more. */
  reseal(key: Uint8Array): number;
}

export interface DestinationRow {
  readonly id: string;
  /** The type of the effects it first got. */
  readonly type: string;
  /** What a person set; what is absent follows the defaults. */
  readonly settings: Partial<DestinationSettings>;
  readonly changedAt: number | null;
  readonly changedBy: string | null;
  readonly pause: { readonly at: number; readonly by: string; readonly reason: string } | null;
}

/** What a person does to a destination; settings replace all that were set before. */
export type DestinationChange =
  | { readonly type: 'settings'; readonly settings: Partial<DestinationSettings> }
  | { readonly type: 'pause'; readonly reason: string }
  | { readonly type: 'resume' };

/** How many effects stand where at one destination; counted up to a bound. */
export interface DestinationCounts {
  readonly pending: number;
  readonly delivering: number;
  readonly dead: number;
  readonly lastError: string | null;
}

export interface AllowedAddress {
  readonly address: string;
  readonly addedAt: number;
  readonly addedBy: string;
}

export interface DestinationStore {
  list(tenant: string): readonly DestinationRow[];
  get(tenant: string, id: string): DestinationRow | undefined;
  counts(tenant: string, id: string, upTo: number): DestinationCounts;
  /** Why effects of a destination (of all, unless named) are dead, with how many. */
  deadCauses(tenant: string, id: string | undefined): readonly { readonly cause: EffectCause | null; readonly count: number }[];
  allowed(tenant: string): readonly AllowedAddress[];
  allow(tenant: string, address: string, by: string): void;
  disallow(tenant: string, address: string): boolean;
}

/** Which dead letters; what is absent does not narrow. */
export interface DeadFilter {
  readonly destination?: string | undefined;
  readonly cause?: EffectCause | undefined;
  readonly order?: string | undefined;
  /** When they became dead letters. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}
