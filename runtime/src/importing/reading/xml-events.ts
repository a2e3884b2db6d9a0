import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { UnreadableFile } from './row.ts';

/** An element that has ended. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Of a cell or a shared text: what is written in it. */
  readonly text: string;
  /** The names it stands in, from the outside. */
  readonly within: readonly string[];
}

const mostText = 1024 * 1024;

/** Elements of a spreadsheet's part in the order they end, in bunches as they come. */
export async function* endedElements(stream: Readable, onBytes?: (bytes: number) => void): AsyncGenerator<readonly Element[]> {
  let ended: Element[] = [];
  let text = '';
  const open: { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw new UnreadableFile('XLSX 的内容已损坏', `the content of the XLSX is broken (${error.message})`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push({ name: name.slice(name.indexOf(':') + 1), attributes: attributes as Record<string, string> });
  });
  parser.on('text', (piece) => {
    const inner = open.at(-1)?.name;
    // Phonetic readings are no part of a text.
    if (inner === 'v' || (inner === 't' && open.at(-2)?.name !== 'rPh')) text += piece;
    if (text.length > mostText) throw new UnreadableFile('单元格过长', 'a cell is too long');
  });
  parser.on('closetag', () => {
    const last = open.pop();
    if (!last) return;
    ended.push({ ...last, text, within: open.map(({ name }) => name) });
    if (last.name === 'c' || last.name === 'si') text = '';
  });
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    onBytes?.((chunk as Uint8Array).length);
    parser.write(decoder.decode(chunk as Uint8Array, { stream: true }));
    yield ended;
    ended = [];
  }
  parser.close();
  yield ended;
}
