import { type ChannelDefinition, type ChannelMessage, channelTypes } from '@orderloom/runtime/testing';
import { eventFields, orderFields, standardEvents } from '@orderloom/shared/order';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Case, type Expected, fixtureFolders, type Request, readFixtures, sign } from '../support/channel-fixtures.ts';

function channelOf(id: string): ChannelDefinition {
  const channel = channelTypes.get(id);
  if (!channel) throw new Error(`no channel ${id}`);
  return channel;
}

function expectMeaning(channel: ChannelDefinition, message: ChannelMessage, wanted: Expected): void {
  const { probe, problem, deliveryId, ...mapped } = wanted;
  if (deliveryId !== undefined) expect(message.deliveryId).toBe(deliveryId);
  if (probe) return;
  const meaning = problem === undefined ? { ok: true, value: mapped } : { ok: false, error: [{ code: problem }] };
  expect(channel.map(message, {})).toMatchObject(meaning);
}

const flipped = (bytes: Uint8Array, bit: number) => {
  const changed = Uint8Array.from(bytes);
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
};
const everyBit = (bytes: Uint8Array) => Array.from({ length: bytes.length * 8 }, (_, bit) => bit);

const kinds = new Map(eventFields.map((field) => [field.key, field.type.type]));

it('has fixtures for every channel that is pushed', () => {
  const pushed = channelTypes.all.filter((channel) => channel.reach?.includes('push') ?? true);
  const ids = pushed.map((channel) => channel.id).sort();
  expect(ids.filter((id) => !fixtureFolders.includes(id))).toEqual([]);
  expect(fixtureFolders.filter((id) => channelTypes.get(id) === undefined)).toEqual([]);
});

describe.each(fixtureFolders)('%s', (id) => {
  const fixtures = readFixtures(id);
  const { cases, secrets, answer, unsigned } = fixtures;
  const channel = channelOf(fixtures.channel);
  const valid = cases.filter((one) => one.valid);
  const signed = unsigned === undefined ? valid.filter((one) => !one.open) : [];
  const believed = (request: Request, now: number, known = secrets) => channel.verify(request, known, now).ok;
  const splitOf = (request: Request) => {
    const messages = channel.split(request, secrets);
    if (!messages.ok) throw new Error(JSON.stringify(messages.error));
    return messages.value;
  };

  it('answers as the sender expects', () => expect(channel.accepted).toEqual(answer));

  it('holds a word in the address where the signature proves nothing', () => {
    expect(channel.pathToken ?? false).toBe(unsigned !== undefined);
    expect(channel.secrets.some((secret) => secret.name === 'pathToken')).toBe(unsigned !== undefined);
  });

  it.each(cases)('$file: $case: signature', ({ request, now, valid: good }) => {
    expect(believed(request, now)).toBe(good);
  });

  it('believes what is signed from its description alone', () => {
    expect(signed.filter((one) => !believed(sign(fixtures, one), one.now)).map((one) => one.file)).toEqual([]);
  });

  it('refuses a signature with any bit changed', () => {
    for (const one of signed.slice(0, 4)) {
      const believedBits = everyBit(new Uint8Array(16)).filter((bit) => {
        return believed(
          sign(fixtures, one, (digest) => Buffer.from(flipped(digest, bit))),
          one.now,
        );
      });
      expect(believedBits, one.file).toEqual([]);
    }
  });

  it('refuses a body with any bit changed, unless it says the same', () => {
    for (const one of signed.slice(0, 2)) {
      const request = sign(fixtures, one);
      const meant = splitOf(request).map(({ topic, data }) => ({ topic, data }));
      for (const bit of everyBit(request.raw)) {
        const changed = { ...request, raw: flipped(request.raw, bit) };
        if (!believed(changed, one.now)) continue;
        // Two ways of escaping one character in a form: what is signed is what it says.
        expect(
          splitOf(changed).map(({ topic, data }) => ({ topic, data })),
          `${one.file} bit ${bit}`,
        ).toEqual(meant);
      }
    }
  });

  it('believes nothing without its secrets, or with others', () => {
    for (const one of signed) {
      const request = sign(fixtures, one);
      const none = Object.fromEntries(Object.keys(secrets).map((name) => [name, '']));
      const others = Object.fromEntries(Object.entries(secrets).map(([name, value]) => [name, `${value.slice(0, -2)}zz`]));
      expect(
        [{}, none, others].map((known) => believed(request, one.now, known)),
        one.file,
      ).toEqual([false, false, false]);
    }
  });

  it('believes the secret before while it is changed', () => {
    const { previousSecret } = secrets;
    for (const one of previousSecret === undefined ? [] : signed) {
      const older = Object.keys(secrets).map((name) => sign({ ...fixtures, secrets: { ...secrets, [name]: previousSecret ?? '' } }, one));
      expect(older.filter((request) => believed(request, one.now)).length, one.file).toBeGreaterThan(0);
    }
  });

  it.each(valid)('$file: $case: meaning', ({ request, expect: wanted }) => {
    const messages = splitOf(request);
    expect(messages).toHaveLength(wanted.length);
    expect(messages.map((message) => message.probe)).toEqual(wanted.map((one) => one.probe ?? false));
    for (const [at, message] of messages.entries()) expectMeaning(channel, message, wanted[at] ?? {});
  });

  it.each(valid)('$file: each message, kept alone, is read the same again', ({ request }) => {
    for (const message of splitOf(request)) {
      expect(channel.split({ ...request, raw: message.body }, secrets)).toEqual({ ok: true, value: [message] });
    }
  });

  it('gives a message the same id when it is sent again, and others other ids', () => {
    const ids = new Map<string, string>();
    for (const { request } of valid) {
      expect(splitOf(request).map((message) => message.deliveryId)).toEqual(splitOf(request).map((message) => message.deliveryId));
      for (const { deliveryId, data, topic } of splitOf(request)) {
        const content = JSON.stringify([topic, data]);
        expect(ids.get(deliveryId) ?? content).toBe(content);
        ids.set(deliveryId, content);
      }
    }
  });

  it('keeps an id that a double cannot hold', () => {
    const told = valid.flatMap(({ request }) => splitOf(request)).map((message) => JSON.stringify(message.data));
    expect(told.some((text) => /"\d{17,}"/.test(text))).toBe(true);
  });

  it('speaks the standard vocabulary', () => {
    const events = new Set(standardEvents.map((event) => event.name));
    const fields = new Set(eventFields.map((field) => field.key));
    expect(new Set(orderFields.map((field) => field.key)).size).toBe(orderFields.length);
    if (channel.id === 'standard-webhooks') return; // The sender's own words.
    for (const { value } of readable(valid).filter((one) => one.ok)) {
      const milestones = value.milestones ?? [];
      const payloads = [value.payload, ...milestones.map((milestone) => milestone.payload)];
      expect([...value.events, ...milestones.flatMap((one) => one.events)].filter((name) => !events.has(name))).toEqual([]);
      expect(payloads.flatMap((payload) => Object.keys(payload)).filter((key) => !fields.has(key))).toEqual([]);
    }
  });

  it('tells money as whole fen and instants in UTC', () => {
    if (channel.id === 'standard-webhooks') return; // The sender's own fields.
    const told = readable(valid).flatMap((one) => (one.ok ? Object.entries(one.value.payload) : []));
    expect(told.filter(([key, value]) => kinds.get(key) === 'money' && !Number.isSafeInteger(value))).toEqual([]);
    expect(told.filter(([key, value]) => kinds.get(key) === 'instant' && value !== new Date(String(value)).toISOString())).toEqual([]);
  });

  it('never throws, whatever bytes come', () => {
    const bodies = valid.map(({ request }) => request);
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => new TextEncoder().encode(text)),
      fc.tuple(fc.constantFrom(...bodies), fc.array(fc.nat(1_000_000), { maxLength: 6 })).map(([{ raw }, bits]) => {
        return bits.reduce((bytes, bit) => (bytes.length === 0 ? bytes : flipped(bytes, bit % (bytes.length * 8))), raw);
      }),
    );
    fc.assert(
      fc.property(anything, fc.constantFrom(...bodies), (raw, like) => {
        const request = { ...like, raw };
        expect(typeof believed(request, 1_788_222_000_000)).toBe('boolean');
        const messages = channel.split(request, secrets);
        for (const message of messages.ok ? messages.value : []) channel.map(message, { eventMap: 5 });
      }),
      { numRuns: 150 },
    );
  });

  it('never throws on JSON of any shape', () => {
    const shapes = ['null', '5', '"x"', '[]', '[null]', '[[]]', '{}', '[{"tag":"100","data":null}]', '{"data":[1],"type":3}', '{"id":{}}'];
    for (const text of shapes) {
      const messages = channel.split({ raw: new TextEncoder().encode(text), headers: {} }, secrets);
      for (const message of messages.ok ? messages.value : []) channel.map(message, { eventMap: 5 });
    }
    expect(channel.split({ raw: Uint8Array.of(0x22, 0xff, 0x22), headers: {} }, secrets).ok).toBe(false);
  });

  function readable(of: readonly Case[]) {
    const real = of.flatMap(({ request }) => splitOf(request)).filter((message) => !message.probe);
    return real.map((message) => channel.map(message, {}));
  }
});

describe.each(channelTypes.all)('any channel: $id', (channel) => {
  it('says in both languages how it is connected, what its figures mean, and of what it is sure', () => {
    const { label, hint, secrets, settings, conventions, statuses = [], limits, verified = [] } = channel;
    const params = [...secrets, ...settings].flatMap((param) => [param.label, ...(param.hint ? [param.hint] : [])]);
    const figures = conventions ? Object.values(conventions) : [];
    const words = [...statuses.map((word) => word.label), ...(limits?.notes ?? []), ...verified.map((fact) => fact.text)];
    const texts = [label, hint, ...params, ...figures, ...words];
    expect(texts.filter((text) => !text.zh || !text.en)).toEqual([]);
    expect(figures).toHaveLength(3);
    expect(verified.length).toBeGreaterThan(0);
    expect(new Set(statuses.map((word) => word.code)).size).toBe(statuses.length);
  });

  it('believes no post that is not signed, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), fc.dictionary(fc.string(), fc.string()), (text, query) => {
        const request = { raw: new TextEncoder().encode(text), headers: {}, query };
        if (!channel.pathToken) expect(channel.verify(request, {}, 0).ok).toBe(false);
        const messages = channel.split(request, {});
        for (const message of messages.ok ? messages.value : []) channel.map(message, {});
      }),
      { numRuns: 150 },
    );
  });
});
