import type { ChannelMessage } from './define-channel.ts';
import { parseLossless } from './lossless.ts';
import type { Frame, Heard, SocketSource } from './reach.ts';
import { asRecord, asText, type JsonRecord } from './reading.ts';
import { md5 } from './signature.ts';

const service = 'wss://message-api.pinduoduo.com';

/** The message service: its address carries the signature, every message is acknowledged by its number. */
export const pinduoduoSocket: SocketSource = {
  connect({ secrets: { clientId, clientSecret }, settings, now }) {
    if (!clientId || !clientSecret) return undefined;
    const digest = Buffer.from(md5(clientId, String(now), clientSecret).toString('hex')).toString('base64');
    const base = (asText(settings.messageUrl) ?? service).replace(/\/+$/, '');
    return { url: `${base}/message/${encodeURIComponent(clientId)}/${now}/${encodeURIComponent(digest)}` };
  },
  opened: ({ now }) => ({ state: null, send: [heartbeat(now)], ready: true }),
  beatMs: 10_000,
  beat: (_, now) => [heartbeat(now)],
  silenceMs: 180_000,
  read(frame, state, now): Heard {
    const given = frameOf(frame);
    const command = asText(given.commandType);
    if (command === 'Fail') return { state, trouble: { cause: 'credentials', reason: asText(given.message) ?? 'the platform refused' } };
    const message = command === 'Common' ? messageIn(given, frame) : undefined;
    return message ? { state, messages: [{ message, confirm: acknowledgement(given, now) }] } : { state };
  },
};

function heartbeat(now: number): string {
  return JSON.stringify({ commandType: 'HeartBeat', time: now });
}

function frameOf(frame: Frame): JsonRecord {
  const parsed = parseLossless(typeof frame === 'string' ? new TextEncoder().encode(frame) : frame);
  const record = parsed.ok ? asRecord(parsed.value) : undefined;
  if (!record) throw new Error('a frame of the message service is no JSON object');
  return record;
}

/** The message of a frame; its whole frame is what is kept. */
export function messageIn(frame: JsonRecord, raw: Frame): ChannelMessage | undefined {
  const message = asRecord(frame.message);
  const id = asText(frame.id);
  if (!message || id === undefined) return undefined;
  const body = typeof raw === 'string' ? new TextEncoder().encode(raw) : raw;
  return { deliveryId: id, topic: (asText(message.type) ?? '').replace(/^pdd_(trade|refund)_/, ''), probe: false, body, data: message };
}

/** Ids are longer than a double holds, so the number is written as it came. */
function acknowledgement(frame: JsonRecord, now: number): string {
  const message = asRecord(frame.message) ?? {};
  const number = (value: JsonRecord[string] | undefined) => (/^\d+$/.test(asText(value) ?? '') ? asText(value) : 'null');
  const parts = [
    `"id":${number(frame.id)}`,
    '"commandType":"Ack"',
    `"time":${now}`,
    `"sendTime":${number(frame.sendTime)}`,
    `"type":${JSON.stringify(asText(message.type) ?? '')}`,
    `"mallID":${number(message.mallID)}`,
  ];
  return `{${parts.join(',')}}`;
}
