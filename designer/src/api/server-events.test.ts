import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverEvents } from './server-events.ts';

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function read(chunks: readonly Uint8Array[]): Promise<string[]> {
  const found: string[] = [];
  for await (const data of serverEvents(streamOf(chunks))) found.push(data);
  return found;
}

describe('serverEvents', () => {
  it('passes over comments, names and events without data', async () => {
    const text = ': hello\n\nevent: order\nid: 1\ndata: {"a":1}\n\nretry: 500\n\n';
    expect(await read([new TextEncoder().encode(text)])).toEqual(['{"a":1}']);
  });

  it('gives the same events however the bytes are cut', async () => {
    const event = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\r\n]/.test(text) && text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(fc.array(event), fc.array(fc.nat({ max: 400 })), async (events, cuts) => {
        const bytes = new TextEncoder().encode(events.map((data) => `data: ${data}\n\n`).join(''));
        const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
        const chunks = places.slice(1).map((end, index) => bytes.slice(places[index], end));
        expect(await read(chunks)).toEqual(events);
      }),
    );
  });
});
