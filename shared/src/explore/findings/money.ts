import type { Meaning } from '../../document/meaning.ts';
import type { Seen } from '../types.ts';
import { type Memory, type Standing, walk } from '../walk.ts';

/** What is remembered of the money and the goods of an order. */
export const captured = 1;
export const settled = 2;
export const refunded = 4;
export const refundedTwice = 8;
export const shipped = 16;
export const cancelled = 32;

const effects: Readonly<Record<Meaning, (bits: number) => number>> = {
  capture: (bits) => (bits | captured) & ~settled,
  refund: (bits) => bits | settled | (bits & refunded ? refundedTwice : refunded),
  'partial-refund': (bits) => bits | settled,
  ship: (bits) => bits | settled | shipped,
  fulfil: (bits) => bits | settled,
  return: (bits) => bits & ~shipped & (bits & refunded ? -1 : ~settled),
  'write-off': (bits) => bits | settled,
  cancel: (bits) => bits | cancelled,
};

const walked = new WeakMap<Seen, readonly Standing[]>();

/** Everywhere an order can come to, with what has become of its money and goods. */
export function withMoney(seen: Seen): readonly Standing[] {
  const known = walked.get(seen);
  if (known) return known;
  const memory: Memory = { after: (bits, { meanings }) => meanings.reduce((now, meaning) => effects[meaning](now), bits) };
  const all = walk(seen.graph, memory);
  walked.set(seen, all);
  return all;
}
