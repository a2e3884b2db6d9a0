import type { Json, Problem, Result, Text } from '@orderloom/shared/base';
import type { DetailSource, PollFeed, SocketSource } from './reach.ts';

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
  /** What the platform said when it was asked for the rest. */
  readonly detail?: Json;
}

/** By what a sender that brings no orders of its own speaks of one; every way of finding it is tried in turn. */
export interface OrderReference {
  /** An order's own id, its number in any channel, or a number it was handed on under. */
  readonly orderNos?: readonly string[];
  readonly trackingNos?: readonly string[];
}

/** One thing that happened to the order; it is applied once, whichever message told of it. */
export interface Milestone {
  /** The same in every message that tells of it. */
  readonly key: string;
  /** Standard event names that fit, the best first. */
  readonly events: readonly string[];
  readonly payload: Readonly<Record<string, Json>>;
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
  /** For a message that shows how the order stands: all that happened up to there, in order, in place of the one event. */
  readonly milestones?: readonly Milestone[];
  /** As of when it speaks of what: nothing is taken from a message older than one taken before about the same. */
  readonly modified?: { readonly about: string; readonly at: number };
}

export interface ChannelAnswer {
  readonly status: 200 | 204;
  /** A text goes out as it stands, anything else as JSON. */
  readonly body?: Json;
  /** Of a text; `application/json` unless said. */
  readonly contentType?: string;
}

/** How messages get here: the platform posts them, a connection to it is held open, or it is asked now and then. */
export type Reach = 'push' | 'socket' | 'poll';

/** What a channel's figures mean. */
export interface Conventions {
  readonly money: Text;
  readonly times: Text;
  readonly ids: Text;
}

/** Phases of an order as every channel has them. */
export const phases = [
  'unpaid',
  'deposit-paid',
  'on-hold',
  'to-ship',
  'partly-shipped',
  'shipped',
  'completed',
  'cancelled',
  'refunding',
] as const;
export type Phase = (typeof phases)[number];

/** A word of the channel for how an order or refund stands. */
export interface StatusWord {
  readonly code: string;
  readonly label: Text;
  /** Absent: it says nothing about the order's phase. */
  readonly phase?: Phase;
}

/** What the platform allows, and how long messages wait there. */
export interface ChannelLimits {
  /** Calls a second that are never exceeded. */
  readonly callsPerSecond: number;
  readonly notes: readonly Text[];
}

/**
 * How sure something is that the connector relies on: the platform documents it, public programs do it, or nobody outside could check.
 */
export interface Fact {
  readonly basis: 'documented' | 'seen' | 'unverified';
  readonly text: Text;
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
  /** Absent: it is pushed. */
  readonly reach?: readonly Reach[];
  /** The signature proves too little, so the address holds a word that nobody can guess: the secret `pathToken`. */
  readonly pathToken?: boolean;
  verify(request: HookRequest, secrets: Secrets, now: number): Verification;
  /** Fails when the body is not what this channel sends at all. */
  split(request: HookRequest, secrets?: Secrets): Result<readonly ChannelMessage[], readonly Problem[]>;
  /** Fails when the message cannot be understood; it is then kept with these reasons. */
  map(message: ChannelMessage, settings: Settings): Result<MappedMessage, readonly Problem[]>;
  /** What the sender takes as "received". */
  readonly accepted: ChannelAnswer;
  /** Messages are thin: how to ask for the rest. */
  readonly detail?: DetailSource;
  readonly feeds?: readonly PollFeed[];
  readonly socket?: SocketSource;
  readonly conventions?: Conventions;
  readonly statuses?: readonly StatusWord[];
  readonly limits?: ChannelLimits;
  readonly verified?: readonly Fact[];
}

export function defineChannel(definition: ChannelDefinition): ChannelDefinition {
  return definition;
}
