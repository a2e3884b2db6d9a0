import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRows, readTable } from './read-table.ts';

const columns = [
  { key: 'sku', headings: ['sku', '商品编码'] },
  { key: 'onHand', headings: ['on hand', '现货'], number: true },
] as const;

it('reads back every cell that was written with commas', () => {
  const cell = fc.string().map((text) => text.trim());
  const table = fc.array(
    fc.array(cell, { minLength: 2, maxLength: 4 }).filter((row) => row[0] !== '' && !row[0]?.includes('\t')),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(table, (rows) => {
      const written = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      if (written.split(/\r?\n/, 1)[0]?.includes('\t')) return;
      expect(readTable(written)).toEqual(rows);
    }),
  );
});

it('reads what a spreadsheet copies, by headings in either language or by place', () => {
  expect(readRows(readTable('现货\t商品编码\n1,200\tLAMP\n\n'), columns)).toEqual([
    { row: 2, values: { sku: 'LAMP', onHand: 1200 }, faults: [] },
  ]);
  expect(readRows(readTable('LAMP,3\nSOFA,three\n'), columns)).toEqual([
    { row: 1, values: { sku: 'LAMP', onHand: 3 }, faults: [] },
    { row: 2, values: { sku: 'SOFA' }, faults: ['onHand'] },
  ]);
});
