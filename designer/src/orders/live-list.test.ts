import type { OrderSummary } from '@orderloom/shared/api';
import { describe, expect, it } from 'vitest';
import { touchedBy } from '../api/live.ts';
import { withRows } from './use-fresh-rows.ts';
import { newOnTop } from './use-new-orders.ts';

const row = (id: string, tags: string[] = []) => ({ id, tags }) as unknown as OrderSummary;

describe('a live order list', () => {
  it('counts only what stands above the first known order', () => {
    const known = new Set(['3', '4']);
    expect(newOnTop([{ id: '1' }, { id: '2' }, { id: '3' }, { id: '4' }], known)).toBe(2);
    expect(newOnTop([{ id: '3' }], known)).toBe(0);
    expect(newOnTop([{ id: '1' }], new Set())).toBe(1);
  });

  it('replaces changed rows where they stand and adds none', () => {
    const pages = {
      pages: [
        { items: [row('1'), row('2')], next: 'x' },
        { items: [row('3')], next: null },
      ],
      pageParams: [null, 'x'],
    };
    const after = withRows(pages, [row('3', ['late']), row('9')]);
    expect(after.pages.map((page) => page.items.map((order) => [order.id, order.tags]))).toEqual([
      [
        ['1', []],
        ['2', []],
      ],
      [['3', ['late']]],
    ]);
  });

  it('is never read again by the stream itself, only the one order is', () => {
    const touched = touchedBy({ type: 'order', order: 'o1', flow: 'f', seq: 3, created: true }).map((key) => key.join('/'));
    expect(touched).toContain('orders/one/o1');
    expect(touched).not.toContain('orders');
  });
});
