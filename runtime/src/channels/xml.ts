import { fail, type Json, ok, type Problem, problem, type Result } from '@orderloom/shared/base';
import { SaxesParser } from 'saxes';
import { asList, asRecord, entryOf } from './reading.ts';

const deepest = 40;
const utf8 = new TextDecoder('utf-8', { fatal: true });

interface Element {
  readonly name: string;
  readonly children: Map<string, Json[]>;
  text: string;
}

/**
 * Parses bytes as XML into the content of its root: an element with elements is an object, one without is its text, and elements of one
 * name are a list. Attributes are left out. A document type is refused, and with it every entity but the five of XML itself.
 */
export function parseXml(raw: Uint8Array): Result<Json, readonly Problem[]> {
  try {
    return ok(parseXmlText(utf8.decode(raw)));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail([problem('hook.bad-xml', '', { zh: `请求体不是有效的 XML：${why}`, en: `The body is not valid XML: ${why}` })]);
  }
}

/** The same for a text; throws what is wrong with it. */
export function parseXmlText(text: string): Json {
  const parser = new SaxesParser();
  const root: Element = { name: '', children: new Map(), text: '' };
  const open: Element[] = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a document type is not taken');
  });
  parser.on('opentag', ({ name }) => {
    if (open.length > deepest) throw new Error(`elements are nested deeper than ${deepest}`);
    open.push({ name, children: new Map(), text: '' });
  });
  const addText = (part: string): void => {
    const last = open.at(-1);
    if (last) last.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => close(open));
  parser.write(text.replace(/^\uFEFF/, '')).close();
  return contentOf(root);
}

function close(open: Element[]): void {
  const closed = open.pop();
  const parent = open.at(-1);
  if (!closed || !parent) return;
  const siblings = parent.children.get(closed.name) ?? [];
  siblings.push(contentOf(closed));
  parent.children.set(closed.name, siblings);
}

function contentOf({ children, text }: Element): Json {
  if (children.size === 0) return text.trim();
  const entries = [...children].map(([name, values]): [string, Json] => [name, values.length === 1 ? (values[0] ?? null) : values]);
  return Object.fromEntries(entries);
}

/** The elements of a list, which looks like a single element when there is but one: `<items><item/></items>`. */
export function listIn(parent: Json | undefined, list: string, item: string): readonly Json[] {
  const holder = asRecord(parent) && entryOf(asRecord(parent) ?? {}, list);
  const items = entryOf(asRecord(holder) ?? {}, item);
  if (items === undefined) return [];
  return Array.isArray(items) ? asList(items) : [items];
}

/** Writes data as XML: a list under a name becomes that element once for each of its items; what is null or undefined is left out. */
export function writeXml(root: string, content: Json): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, content)}`;
}

function element(name: string, value: Json): string {
  if (Array.isArray(value)) return value.map((item: Json) => element(name, item)).join('');
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`;
  const inner = Object.entries(value).map(([child, content]) => element(child, content as Json));
  return `<${name}>${inner.join('')}</${name}>`;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
// XML 1.0 cannot carry other control characters or half characters at all, not even escaped.
function isWritable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
}

function escapeXml(text: string): string {
  const writable = [...text].filter(isWritable).join('');
  return writable.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}
