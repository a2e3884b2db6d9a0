import type { Json, Result, Text } from '@orderloom/shared/base';
import type { ChannelMessage, Secrets, Settings } from './define-channel.ts';

/** With what, and when, a platform is spoken to. */
export interface Access {
  readonly secrets: Secrets;
  readonly settings: Settings;
  readonly now: number;
}

/** A call to a platform's API, signed. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}

/** Why a platform did not do what it was asked. */
export const troubleCauses = [
  'credentials',
  'too-often',
  'not-found',
  'refused',
  'unreadable',
  'unavailable',
  'unreachable',
  'blocked',
  'silent',
] as const;

export interface Trouble {
  readonly cause: (typeof troubleCauses)[number];
  /** In the platform's words. */
  readonly reason: string;
  /** Milliseconds of peace it asked for. */
  readonly retryAfter?: number;
}

/** How the rest of a thin message is asked for. */
export interface DetailSource {
  /** Undefined: this message is complete, or the channel has not what it takes to ask. */
  request(message: ChannelMessage, access: Access): ApiRequest | undefined;
  read(answer: ApiAnswer): Result<Json, Trouble>;
}

/** From `from` to `to`, in epoch milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export interface Page {
  readonly messages: readonly ChannelMessage[];
  /** Rows of the whole window, where it says. */
  readonly total?: number;
}

/** What changed at a platform, window after window; every page of one is durable before the next window begins. */
export interface PollFeed {
  readonly id: string;
  readonly label: Text;
  /** The longest window that may be asked for. */
  readonly windowMs: number;
  /** How much of the window before is asked for again: rows appear late. */
  readonly overlapMs: number;
  readonly everyMs: number;
  readonly pageSize: number;
  /** Rows move to earlier pages while they are read, so the last page is read first. */
  readonly lastPageFirst: boolean;
  /** Pages are numbered from 1. Undefined: the channel has not what it takes to ask. */
  request(window: Window, page: number, access: Access): ApiRequest | undefined;
  read(answer: ApiAnswer): Result<Page, Trouble>;
}

export type Frame = string | Uint8Array;

/** What a frame from the platform means. `state` is handed to whatever comes next on this connection. */
export interface Heard {
  readonly state: Json;
  /** Messages, each with what tells the platform that it is kept; sent after the commit. */
  readonly messages?: readonly { readonly message: ChannelMessage; readonly confirm: Frame }[];
  /** Frames to send at once. */
  readonly send?: readonly Frame[];
  /** The platform says that it accepted us. */
  readonly ready?: boolean;
  readonly trouble?: Trouble;
}

/** A connection that is held open to a platform, which sends messages over it. */
export interface SocketSource {
  /** Undefined: the channel has not what it takes to connect. */
  connect(access: Access): { readonly url: string; readonly headers?: Readonly<Record<string, string>> } | undefined;
  /** Frames to send when the connection stands. */
  opened(access: Access): { readonly state: Json; readonly send: readonly Frame[]; readonly ready: boolean };
  /** What is sent while it stands. */
  readonly beatMs: number;
  beat(state: Json, now: number): readonly Frame[];
  /** Nothing heard for so long means that it is dead. */
  readonly silenceMs: number;
  /** Throws for a frame that is no frame of this platform. */
  read(frame: Frame, state: Json, now: number): Heard;
}
