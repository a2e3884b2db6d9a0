import type { Json, Problem, Result, Text } from '@orderloom/shared/base';

/** A credential or setting that a kind of channel asks for; its form is made from this. */
export interface ChannelParam {
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly required: boolean;
}

export type Secrets = Readonly<Record<string, string>>;
export type Settings = Readonly<Record<string, Json>>;

/** What a sender posted: the bytes as received, and its headers by lower-case name. */
export interface HookRequest {
  readonly raw: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  /** What follows the question mark of the address, unescaped. */
  readonly query?: Readonly<Record<string, string>>;
  /** What the sender appended to the address it was given. */
  readonly path?: string;
}

/** Why a signature is not believed; the reason is for the log, the sender learns only that it was refused. */
export type Verification = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** One message of a delivery; a channel that batches sends several at once. */
export interface ChannelMessage {
  /** The sender's id of it: the same when it is sent again. */
  readonly deliveryId: string;
  /** What the channel calls this kind of message. */
  readonly topic: string;
  /** The platform tries whether anybody answers; there is nothing in it. */
  readonly probe: boolean;
  /** A body that, split again, gives exactly this message. */
  readonly body: Uint8Array;
  readonly data: Json;
}

/** By what a sender that brings no orders of its own speaks of one; every way of finding it is tried in turn. */
export interface OrderReference {
  /** An order's own id, its number in any channel, or a number it was handed on under. */
  readonly orderNos?: readonly string[];
  readonly trackingNos?: readonly string[];
}

/** A message in the words of the order model. */
export interface MappedMessage {
  /** Present when the order is another channel's: it is looked for, and never made. */
  readonly about?: OrderReference;
  readonly externalId: string;
  /** Standard event names that fit, the best first; empty when the topic has none. */
  readonly events: readonly string[];
  /** Fields of the event, by standard key or as the channel names them. */
  readonly payload: Readonly<Record<string, Json>>;
  /** Fields of the order, for when this message creates it. */
  readonly data: Readonly<Record<string, Json>>;
}

export interface ChannelAnswer {
  readonly status: 200 | 204;
  readonly body?: Json;
}

/**
 * A kind of source of orders. Pure: bytes in, data out.
 * `verify` sees the raw bytes before anything parses them and compares in constant time.
 */
export interface ChannelDefinition {
  readonly id: string;
  readonly label: Text;
  /** How the sender signs, and where to enter the address. */
  readonly hint: Text;
  readonly secrets: readonly ChannelParam[];
  readonly settings: readonly ChannelParam[];
  verify(request: HookRequest, secrets: Secrets, now: number): Verification;
  /** Fails when the body is not what this channel sends at all. */
  split(request: HookRequest, secrets?: Secrets): Result<readonly ChannelMessage[], readonly Problem[]>;
  /** Fails when the message cannot be understood; it is then kept with these reasons. */
  map(message: ChannelMessage, settings: Settings): Result<MappedMessage, readonly Problem[]>;
  /** What the sender takes as "received". */
  readonly accepted: ChannelAnswer;
}

export function defineChannel(definition: ChannelDefinition): ChannelDefinition {
  return definition;
}
