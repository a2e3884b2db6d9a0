import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { locales } from '@orderloom/shared/base';
import { compile } from '@orderloom/shared/compile';
import { type FlowDocument, parseDocument } from '@orderloom/shared/document';
import { flowInPng, formatOfText, formats, isPng, pngWithFlow } from '@orderloom/shared/exchange';
import { drawFlow, http, note, raise, setField } from '@orderloom/shared/testing';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

const machines = fileURLToPath(new URL('../../machines', import.meta.url));
const library = readdirSync(machines, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
  .map((entry) => parseDocument(JSON.parse(readFileSync(`${machines}/${entry.name}/flow.json`, 'utf8'))))
  .flatMap((parsed) => (parsed.ok ? [parsed.value] : []));

/** A little of everything a drawing has. */
const small: FlowDocument = {
  ...drawFlow({
    id: 'small',
    fields: { amount: 'money', approved: 'boolean' },
    events: { pay: { payload: { amount: 'money' } }, cancel: {}, 'parcel.sent': {}, 'parcel.lost': {} },
    states: {
      unpaid: {
        label: '待付款',
        handler: 'buyer',
        sla: '1h',
        on: {
          pay: [{ to: 'fulfilment', if: 'event.amount >= 100', do: [setField('amount', 'event.amount')] }, { do: [note('too little')] }],
        },
        after: { '30m': 'closed' },
      },
      fulfilment: {
        label: '履约',
        parallel: true,
        entry: [http('https://example.com/paid')],
        done: 'closed',
        states: {
          goods: {
            states: {
              packing: { handler: 'warehouse', on: { 'parcel.*': 'sent' }, exit: [raise('parcel.sent', 60_000)] },
              sent: { final: true },
            },
          },
          money: { states: { held: { always: { to: 'taken', if: 'approved' } }, taken: { final: true } } },
        },
      },
      back: { history: 'deep', historyDefault: ['unpaid'] },
      closed: { label: '结束', final: true },
    },
    on: { cancel: 'closed' },
  }),
  name: { zh: '小流程', en: 'Small flow' },
};

const written = formats.all.filter((format) => format.write);
const readable = formats.all.filter((format) => format.read);

test('no two formats share a name or an ending, and each is named in both languages', () => {
  for (const key of ['id', 'extension'] as const) expect(new Set(formats.all.map((format) => format[key])).size).toBe(formats.all.length);
  for (const { label } of formats.all) expect([label.zh, label.en].every((text) => text.length > 2)).toBe(true);
});

describe.each(written.map((format) => [format.id, format] as const))('%s goes out', (id, format) => {
  it.each(locales)('as it always has, in %s', async (locale) => {
    const text = format.write?.(small, { locale });

    expect(text?.ok).toBe(true);
    // A picture is long and has tests of its own; here it is enough that it comes.
    if (text?.ok && id !== 'svg')
      await expect(text.value).toMatchFileSnapshot(`../fixtures/exchange/small.${locale}.${format.extension}.txt`);
  });

  it('for every machine of the library', () => {
    for (const document of library) expect(format.write?.(document)?.ok).toBe(true);
  });
});

describe.each(readable.map((format) => [format.id, format] as const))('%s comes in', (id, format) => {
  it('is known by its content', () => {
    const text = format.write?.(small);
    expect(text?.ok && formatOfText(text.value)?.id).toBe(id);
  });

  it('refuses what is not of its kind, in both languages', () => {
    for (const text of ['', 'hello', '{', '[]', '<a>', '<a/>', 'stateDiagram-v2\n a --> ', 'createMachine(1)', '\u0000']) {
      const read = format.read?.(text);
      if (read?.ok) continue;
      expect(read?.error.every(({ message }) => message.zh !== '' && message.en !== '')).toBe(true);
      expect(read?.error.length).toBeGreaterThan(0);
    }
  });

  it('never falls over what it reads', () => {
    const text = format.write?.(small);
    const whole = text?.ok ? text.value : '';
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(40), fc.string({ maxLength: 6 }), (at, length, other) => {
        const read = format.read?.(whole.slice(0, at) + other + whole.slice(at + length));
        expect(typeof read?.ok).toBe('boolean');
      }),
      { numRuns: 60 },
    );
  });
});

test.each(['flow', 'xstate-json', 'scxml', 'svg'])('%s brings the same flow back', (id) => {
  const text = formats.get(id)?.write?.(small);
  const read = text?.ok ? formats.get(id)?.read?.(text.value) : undefined;
  expect(read?.ok && read.value).toEqual(small);
});

test('a PNG picture carries its flow, and stays a picture', () => {
  const png = Uint8Array.from(
    Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
  );

  const carrying = pngWithFlow(png, small);

  expect(isPng(carrying)).toBe(true);
  expect(flowInPng(png)).toBeUndefined();
  expect(JSON.parse(flowInPng(carrying) ?? '')).toEqual(small);
  expect([...carrying.subarray(0, 33)]).toEqual([...png.subarray(0, 33)]);
  expect([...carrying.subarray(carrying.length - png.length + 33)]).toEqual([...png.subarray(33)]);
});

test('what came in as Mermaid and as TypeScript can be compiled', () => {
  for (const id of ['mermaid', 'scxml']) {
    const text = formats.get(id)?.write?.(small);
    const read = text?.ok ? formats.get(id)?.read?.(text.value) : undefined;
    expect(read?.ok && compile(read.value).ok).toBe(true);
  }
});
