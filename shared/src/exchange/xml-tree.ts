import { SaxesParser } from 'saxes';
import { type Problem, problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  /** By the name as it is written, prefix included. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All text directly inside. */
  readonly text: string;
  readonly line: number;
}

interface Building {
  readonly element: XmlElement & { text: string; children: XmlElement[] };
}

const deepest = 200;

/** XML as a tree whose elements know their lines. A document type is refused, and with it every entity but XML's own five. */
export function parseXml(text: string): Result<XmlElement, readonly Problem[]> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Building[] = [];
  let root: XmlElement | undefined;
  const stop = (message: string): never => {
    throw new Error(message);
  };
  const addText = (part: string): void => {
    const last = open.at(-1);
    if (last) last.element.text += part;
  };
  parser.on('error', (error) => stop(error.message));
  parser.on('doctype', () => stop(`${parser.line}: a document type is not taken`));
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length >= deepest) stop(`${parser.line}: elements are nested deeper than ${deepest}`);
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
    open.push({
      element: { name: local, namespace: uri, attributes: Object.fromEntries(values), children: [], text: '', line: parser.line },
    });
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop()?.element;
    if (!closed) return;
    const parent = open.at(-1);
    if (parent) parent.element.children.push(closed);
    else root = closed;
  });
  try {
    parser.write(text.replace(/^\uFEFF/, '')).close();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fail([problem('exchange.not-xml', '', { zh: `不是有效的 XML：${why}`, en: `Not valid XML: ${why}` })]);
  }
  return root ? ok(root) : fail([problem('exchange.not-xml', '', { zh: '文件里没有 XML 内容。', en: 'The file has no XML in it.' })]);
}

/** All elements of a name at or below one. */
export function elements(from: XmlElement, name: string): XmlElement[] {
  return [...(from.name === name ? [from] : []), ...from.children.flatMap((child) => elements(child, name))];
}
