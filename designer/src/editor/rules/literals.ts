import type { ASTNode } from '@marcbachmann/cel-js';
import type { FieldType } from '@orderloom/shared/document';

export type RuleValue = string | number | boolean | null;
type ValueType = FieldType['type'] | 'state';

const writers: Readonly<Record<ValueType, (value: unknown) => string | undefined>> = {
  integer: writeInteger,
  money: writeInteger,
  decimal: (value) => (typeof value === 'number' ? (Number.isInteger(value) ? value.toFixed(1) : String(value)) : undefined),
  boolean: (value) => (typeof value === 'boolean' ? String(value) : undefined),
  duration: (value) => (typeof value === 'number' ? `duration(${JSON.stringify(writeDuration(value))})` : undefined),
  instant: (value) => (typeof value === 'string' && value !== '' ? `timestamp(${JSON.stringify(value)})` : undefined),
  json: (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : writeText(value)),
  text: writeText,
  enum: writeText,
  state: writeText,
  list: writeText,
};

/** A value as it is written in an expression; undefined where the value is still missing or of another type. */
export function writeLiteral(value: unknown, type: ValueType): string | undefined {
  return writers[type](value);
}

function writeInteger(value: unknown): string | undefined {
  return typeof value === 'number' ? String(Math.round(value)) : undefined;
}

function writeText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? JSON.stringify(value) : undefined;
}

/** Milliseconds in CEL's own form: 5400000 is `1h30m`. */
function writeDuration(ms: number): string {
  const units = [
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
    ['ms', 1],
  ] as const;
  let rest = Math.abs(Math.round(ms));
  const parts = units.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? [`${count}${unit}`] : [];
  });
  return parts.length === 0 ? '0s' : (ms < 0 ? '-' : '') + parts.join('');
}

const durationPart = /(\d+(?:\.\d+)?)(h|ms|m|s)/g;
const partSize: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

function readDuration(text: string): number | undefined {
  if (!/^-?(\d+(\.\d+)?(h|ms|m|s))+$/.test(text)) return undefined;
  const sum = [...text.matchAll(durationPart)].reduce((total, part) => total + Number(part[1]) * (partSize[part[2] ?? ''] ?? 0), 0);
  return text.startsWith('-') ? -sum : sum;
}

/** The value a literal of an expression stands for; undefined where it is no literal of that type. */
export function readLiteral(node: ASTNode, type: ValueType): RuleValue | undefined {
  const plain = readPlain(node);
  switch (type) {
    case 'integer':
    case 'money':
      return typeof plain === 'number' && Number.isInteger(plain) ? plain : undefined;
    case 'decimal':
      return typeof plain === 'number' ? plain : undefined;
    case 'boolean':
      return typeof plain === 'boolean' ? plain : undefined;
    case 'duration':
      return readCall(node, 'duration', readDuration);
    case 'instant':
      return readCall(node, 'timestamp', (text) => (Number.isNaN(Date.parse(text)) ? undefined : text));
    case 'json':
      return plain === null ? undefined : plain;
    case 'text':
    case 'enum':
    case 'state':
    case 'list':
      return typeof plain === 'string' ? plain : undefined;
  }
}

function readPlain(node: ASTNode): RuleValue | undefined {
  if (node.op === '-_') {
    const inner = readPlain(node.args);
    return typeof inner === 'number' ? -inner : undefined;
  }
  if (node.op !== 'value') return undefined;
  const value: unknown = node.args;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function readCall<T>(node: ASTNode, name: string, read: (text: string) => T | undefined): T | undefined {
  if (node.op !== 'call' || node.args[0] !== name || node.args[1].length !== 1) return undefined;
  const argument = node.args[1][0];
  const text = argument ? readPlain(argument) : undefined;
  return typeof text === 'string' ? read(text) : undefined;
}
