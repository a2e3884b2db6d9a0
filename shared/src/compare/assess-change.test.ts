import { expect, it } from 'vitest';
import { parseDocument } from '../document/index.ts';
import { assessChange } from './assess-change.ts';

const parsed = parseDocument({
  format: 'orderloom.flow',
  schemaVersion: 1,
  id: 'shop',
  name: {},
  root: 'root',
  context: { amount: { label: {}, type: { type: 'money' }, default: 0 } },
  events: { pay: { label: {}, senders: ['channel'] } },
  states: {
    root: { id: 'root', label: {}, kind: 'compound', parent: null, initial: 'waiting' },
    waiting: { id: 'waiting', label: {}, kind: 'atomic', parent: 'root' },
    both: { id: 'both', label: {}, kind: 'parallel', parent: 'root' },
    left: { id: 'left', label: {}, kind: 'compound', parent: 'both', initial: 'packing' },
    packing: { id: 'packing', label: {}, kind: 'atomic', parent: 'left' },
    right: { id: 'right', label: {}, kind: 'compound', parent: 'both', initial: 'booking' },
    booking: { id: 'booking', label: {}, kind: 'atomic', parent: 'right' },
  },
  transitions: {
    limit: {
      id: 'limit',
      label: {},
      source: 'waiting',
      targets: ['both'],
      trigger: { type: 'after', delay: { type: 'fixed', ms: 900000 } },
    },
    paid: { id: 'paid', label: {}, source: 'waiting', targets: ['both'], trigger: { type: 'event', event: 'pay' } },
  },
});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
const document = parsed.value;
const standing = new Map([
  ['waiting', 412],
  ['packing', 7],
  ['booking', 7],
]);
const assess = (type: 'added' | 'removed' | 'changed', place: Parameters<typeof assessChange>[0]['place'], parts: readonly string[] = []) =>
  assessChange({ type, place, parts }, document, document, standing);

it('counts the orders that stand where a change is', () => {
  expect(assess('changed', { type: 'transition', id: 'limit' }, ['trigger'])).toEqual({ risk: 'medium', orders: 412 });
  expect(assess('changed', { type: 'event', id: 'pay' }, ['unacceptable'])).toEqual({ risk: 'medium', orders: 412 });
  expect(assess('changed', { type: 'field', id: 'amount' }, ['type'])).toEqual({ risk: 'high', orders: 419 });
});

it('counts an order in parallel lanes once', () => {
  expect(assess('removed', { type: 'state', id: 'both' })).toEqual({ risk: 'high', orders: 7 });
});

it('finds no risk in words, and less of it where no order stands', () => {
  expect(assess('removed', { type: 'policy', id: 'p' })).toEqual({ risk: 'none', orders: undefined });
  expect(assess('changed', { type: 'event', id: 'pay' }, ['meaning'])).toEqual({ risk: 'none', orders: undefined });
  expect(assess('changed', { type: 'state', id: 'waiting' }, ['label', 'note'])).toEqual({ risk: 'none', orders: undefined });
  expect(assess('removed', { type: 'state', id: 'left' }).risk).toBe('high');
  const empty = assessChange({ type: 'removed', place: { type: 'state', id: 'left' }, parts: [] }, document, document, new Map());
  expect(empty).toEqual({ risk: 'medium', orders: 0 });
  expect(assess('added', { type: 'state', id: 'waiting' })).toEqual({ risk: 'none', orders: undefined });
});
