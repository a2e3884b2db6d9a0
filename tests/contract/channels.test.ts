import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ChannelDefinition, type ChannelMessage, channelTypes } from '@orderloom/runtime/testing';
import type { Json } from '@orderloom/shared/base';
import { eventFields, orderFields, standardEvents } from '@orderloom/shared/order';
import { describe, expect, it } from 'vitest';

const folder = new URL('../fixtures/channels/', import.meta.url);
interface Fixture {
  readonly file: string;
  readonly case: string;
  readonly valid: boolean;
  /** Unix seconds of the arrival. */
  readonly at?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly expect: readonly {
    readonly probe?: boolean;
    readonly problem?: string;
    readonly deliveryId?: string;
    readonly externalId?: string;
    readonly events?: readonly string[];
    readonly payload?: Readonly<Record<string, Json>>;
    readonly data?: Readonly<Record<string, Json>>;
  }[];
}

interface Index {
  readonly channel: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly answer: { readonly status: number; readonly body?: Json };
  readonly fixtures: readonly Fixture[];
}

const folders = readdirSync(folder);
const read = (path: string) => new Uint8Array(readFileSync(fileURLToPath(new URL(path, folder))));

function channelOf(id: string): ChannelDefinition {
  const channel = channelTypes.get(id);
  if (!channel) throw new Error(`no channel ${id}`);
  return channel;
}

function expectMeaning(channel: ChannelDefinition, message: ChannelMessage, wanted: Partial<Fixture['expect'][number]>): void {
  const { probe, problem, deliveryId, ...mapped } = wanted;
  if (deliveryId !== undefined) expect(message.deliveryId).toBe(deliveryId);
  if (probe) return;
  const meaning = problem === undefined ? { ok: true, value: mapped } : { ok: false, error: [{ code: problem }] };
  expect(channel.map(message, {})).toMatchObject(meaning);
}

it('has fixtures for every channel', () => {
  expect(folders.sort()).toEqual(channelTypes.all.map((channel) => channel.id).sort());
});

describe.each(folders)('%s', (id) => {
  const index = JSON.parse(new TextDecoder().decode(read(`${id}/index.json`))) as Index;
  const channel = channelOf(index.channel);
  const cases = index.fixtures.map((fixture) => ({
    ...fixture,
    request: { raw: read(`${id}/${fixture.file}`), headers: fixture.headers },
    now: (fixture.at ?? 1_788_222_000) * 1000,
  }));
  const valid = cases.filter((one) => one.valid);

  function readable(request: (typeof cases)[number]['request']) {
    const messages = channel.split(request);
    const real = messages.ok ? messages.value.filter((message) => !message.probe) : [];
    return real.map((message) => channel.map(message, {}));
  }

  it('answers as the sender expects', () => expect(channel.accepted).toEqual(index.answer));

  it.each(cases)('$file: $case: signature', ({ request, now, valid: good }) => {
    expect(channel.verify(request, index.secrets, now).ok).toBe(good);
  });

  it.each(valid)('$file: one changed byte breaks the signature', ({ request, now }) => {
    const raw = Uint8Array.from(request.raw);
    raw[raw.length - 1] = (raw.at(-1) ?? 0) ^ 1;
    expect(channel.verify({ ...request, raw }, index.secrets, now).ok).toBe(false);
  });

  it.each(valid)('$file: no secret believes nothing', ({ request, now }) => {
    const empty = Object.fromEntries(Object.keys(index.secrets).map((name) => [name, '']));
    expect(channel.verify(request, {}, now).ok).toBe(false);
    expect(channel.verify(request, empty, now).ok).toBe(false);
  });

  it.each(valid)('$file: $case: meaning', ({ request, expect: wanted }) => {
    const messages = channel.split(request);
    if (!messages.ok) throw new Error(JSON.stringify(messages.error));
    expect(messages.value).toHaveLength(wanted.length);
    expect(messages.value.map((message) => message.probe)).toEqual(wanted.map((one) => one.probe ?? false));
    for (const [at, message] of messages.value.entries()) expectMeaning(channel, message, wanted[at] ?? {});
  });

  it.each(valid)('$file: each message, kept alone, is read the same again', ({ request }) => {
    const messages = channel.split(request);
    if (!messages.ok) throw new Error('unreadable');
    for (const message of messages.value) {
      const again = channel.split({ raw: message.body, headers: request.headers });
      expect(again).toEqual({ ok: true, value: [message] });
    }
  });

  it('refuses what is no JSON', () => {
    for (const raw of ['{', '', 'x', '[{"a":}]']) {
      const split = channel.split({ raw: new TextEncoder().encode(raw), headers: {} });
      expect(split).toMatchObject({ ok: false, error: [{ code: 'hook.bad-json' }] });
    }
    expect(channel.split({ raw: Uint8Array.of(0x22, 0xff, 0x22), headers: {} }).ok).toBe(false);
  });

  it('speaks the standard vocabulary', () => {
    const events = new Set(standardEvents.map((event) => event.name));
    const fields = new Set(eventFields.map((field) => field.key));
    if (channel.id === 'standard-webhooks') return; // The sender's own words.
    for (const { value } of valid.flatMap(({ request }) => readable(request)).filter((one) => one.ok)) {
      expect(value.events.filter((name) => !events.has(name))).toEqual([]);
      expect(Object.keys(value.payload).filter((key) => !fields.has(key))).toEqual([]);
    }
    expect(new Set(orderFields.map((field) => field.key)).size).toBe(orderFields.length);
  });

  it('never throws on JSON of any shape', () => {
    for (const text of [
      'null',
      '5',
      '"x"',
      '[]',
      '[null]',
      '[[]]',
      '{}',
      '[{"tag":"100","data":null}]',
      '{"data":[1],"type":3}',
      '{"id":{}}',
    ]) {
      const messages = channel.split({ raw: new TextEncoder().encode(text), headers: {} });
      for (const message of messages.ok ? messages.value : []) channel.map(message, { eventMap: 5 });
    }
  });
});
