/** A piece of TypeScript inside a printed value. */
export class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Prints plain values as TypeScript literals; code as it stands. */
export function print(value: unknown, indent = ''): string {
  if (value instanceof Code) return value.text;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => `${inner}${print(item, inner)},\n`).join('')}${indent}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  if (entries.length === 0) return '{}';
  return `{\n${entries.map(([key, part]) => `${inner}${keyText(key)}: ${print(part, inner)},\n`).join('')}${indent}}`;
}

/** A property name, quoted where it has to be. */
export function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) && key !== '__proto__' ? key : JSON.stringify(key);
}
