import type { Json } from '@orderloom/shared/base';
import type { ChannelMessage } from './define-channel.ts';
import { bytesOf } from './platform-answer.ts';
import type { Frame, Heard, SocketSource } from './reach.ts';
import { asRecord, asText, type JsonRecord } from './reading.ts';
import { md5 } from './signature.ts';
import { type FrameValue, frameTypes, readFrame, type TaobaoFrame, writeFrame } from './taobao-frames.ts';

const service = 'ws://mc.api.taobao.com/';
const kind = '__kind';
const kinds = { pull: 1, confirm: 2, data: 3, failed: 20 } as const;

/** The message channel: connect with a signature, ask for messages every few seconds, confirm each by its number. */
export const taobaoSocket: SocketSource = {
  connect: ({ secrets, settings }) => (secrets.appKey && secrets.appSecret ? { url: asText(settings.messageUrl) ?? service } : undefined),
  opened({ secrets: { appKey = '', appSecret = '' }, settings, now }) {
    const group = asText(settings.groupName) ?? 'default';
    const timestamp = String(now);
    const sign = md5(appSecret, 'app_key', appKey, 'group_name', group, 'timestamp', timestamp, appSecret).toString('hex').toUpperCase();
    const content = { app_key: appKey, group_name: group, timestamp, sign, sdk: 'orderloom' };
    return { state: { token: null }, send: [writeFrame({ type: frameTypes.connect, content })], ready: false };
  },
  beatMs: 5000,
  beat: (state) => pullWith(state),
  // The platform answers nothing when nothing waits, so that silence alone proves little.
  silenceMs: 30 * 60_000,
  read(frame, state): Heard {
    if (typeof frame === 'string') return { state };
    const given = readFrame(frame);
    if (given.type === frameTypes.connected) return connected(given);
    if ((given.status ?? 0) !== 0) return { state, trouble: refusal(given) };
    const message = given.content[kind] === kinds.data || given.content.topic !== undefined ? messageOf(given) : undefined;
    return message ? { state, messages: [{ message, confirm: confirmation(given, state) }] } : { state };
  },
};

function connected(frame: TaobaoFrame): Heard {
  if ((frame.status ?? 0) !== 0) return { state: { token: null }, trouble: refusal(frame) };
  const state = { token: frame.token ?? null };
  return { state, ready: true, send: pullWith(state) };
}

function refusal({ status, phrase }: TaobaoFrame) {
  return { cause: 'credentials' as const, reason: `${status ?? ''} ${phrase ?? 'the platform refused'}`.trim() };
}

/** Nothing is asked for before the platform has given its token. */
function pullWith(state: Json): readonly Frame[] {
  const token = asText(asRecord(state)?.token);
  return token === undefined ? [] : [writeFrame({ type: frameTypes.send, token, content: { [kind]: kinds.pull } })];
}

function confirmation({ content }: TaobaoFrame, state: Json): Frame {
  const token = asText(asRecord(state)?.token) ?? '';
  return writeFrame({ type: frameTypes.send, token, content: { [kind]: kinds.confirm, id: content.id ?? null } });
}

/** Ids are longer than a double holds: they become text. */
function plain(value: FrameValue | undefined): Json {
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  return value ?? null;
}

function messageOf({ content }: TaobaoFrame): ChannelMessage | undefined {
  const data = Object.fromEntries(Object.entries(content).flatMap(([name, value]) => (name === kind ? [] : [[name, plain(value)]])));
  return messageIn(data);
}

/** A message as it is kept: its frame's content as JSON. */
export function messageIn(data: JsonRecord): ChannelMessage | undefined {
  const id = asText(data.id);
  const topic = asText(data.topic)?.replace(/^taobao_(trade|refund|logistics)_/, '');
  return id === undefined || topic === undefined ? undefined : { deliveryId: id, topic, probe: false, body: bytesOf(data), data };
}
