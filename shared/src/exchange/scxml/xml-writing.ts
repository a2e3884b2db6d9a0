import { escapeXml } from '../../diagram/svg-markup.ts';

/** An element to be written: its attributes (those without a value are left out) and what is inside it. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly inside: readonly Tag[] | string;
}

export function tag(name: string, attributes: Tag['attributes'] = {}, inside: Tag['inside'] = []): Tag {
  return { name, attributes, inside };
}

/** Lines of XML, indented. */
export function printTag({ name, attributes, inside }: Tag, indent = ''): string[] {
  const written = Object.entries(attributes).map(([key, value]) => (value === undefined ? '' : ` ${key}="${escapeXml(writable(value))}"`));
  const head = `${indent}<${name}${written.join('')}`;
  if (inside.length === 0) return [`${head}/>`];
  if (typeof inside === 'string') return [`${head}>${escapeXml(writable(inside))}</${name}>`];
  return [`${head}>`, ...inside.flatMap((child) => printTag(child, `${indent}  `)), `${indent}</${name}>`];
}

/** A comment on one line. */
export function printComment(text: string, indent = ''): string {
  return `${indent}<!-- ${writable(text)
    .replace(/\s+/g, ' ')
    .replace(/-(?=-)/g, '- ')
    .replace(/-$/, '- ')} -->`;
}

/** XML cannot carry other control characters at all, not even escaped. */
function writable(text: string): string {
  return [...text].filter((character) => /[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(character)).join('');
}
