/** Text that is safe inside XML, in an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** One element; attributes without a value are left out. */
export function element(name: string, attributes: Readonly<Record<string, string | number | undefined>>, inside?: string): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(short(value))}"`],
  );
  return inside === undefined ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`;
}

function short(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}

export function textElement(text: string, attributes: Readonly<Record<string, string | number | undefined>>): string {
  return element('text', attributes, escapeXml(text));
}
