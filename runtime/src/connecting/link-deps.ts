import type { Problem, Registry } from '@orderloom/shared/base';
import type { ChannelDefinition, ChannelMessage } from '../channels/index.ts';
import type { Clock, Log } from '../engine/index.ts';
import type { Outgoing } from '../outgoing/index.ts';
import type { ChannelRow, InboxRow, Store } from '../store/index.ts';

/** What the links hand messages to. */
export interface Taking {
  take(tenant: string, channel: ChannelRow, messages: readonly ChannelMessage[]): Promise<void>;
  messageIn(tenant: string, row: InboxRow): ChannelMessage | undefined;
  finish(tenant: string, row: InboxRow, message: ChannelMessage, failed?: Problem): Promise<void>;
}

export interface LinkDeps {
  readonly store: Store;
  readonly intake: Taking;
  readonly outgoing: Outgoing;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 <= random() < 1; spreads retries. */
  readonly random: () => number;
  readonly channelTypes: Registry<ChannelDefinition>;
}

/** One channel that is spoken with, as long as it stays as it is set now. */
export interface Line extends LinkDeps {
  readonly tenant: string;
  readonly channel: ChannelRow;
  readonly type: ChannelDefinition;
  /** Over when the channel is changed, paused or the process stops. */
  readonly signal: AbortSignal;
}
