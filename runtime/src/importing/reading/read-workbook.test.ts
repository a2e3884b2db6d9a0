import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { readRows, UnreadableFile } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'orderloom-workbook-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function workbook(name: string, parts: Readonly<Record<string, string>>): Promise<string> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  const path = join(folder, name);
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

async function rowsOf(path: string) {
  const rows: unknown[] = [];
  for await (const row of readRows(path, { kind: 'xlsx' })) rows.push(row);
  return rows;
}

it('gives the cells of the first sheet as they are shown, with the numbers of their rows', async () => {
  const path = await workbook('orders.xlsx', {
    'xl/workbook.xml': '<workbook><sheets><sheet name="B" r:id="r7"/><sheet name="A" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r7" Target="worksheets/second.xml"/></Relationships>',
    'xl/sharedStrings.xml': '<sst><si><t>订单号</t></si><si><r><t>时</t></r><r><t>间</t></r><rPh><t>shi</t></rPh></si></sst>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    'xl/worksheets/second.xml': `<worksheet><sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>金额 &amp; 税</t></is></c></row>
      <row r="2"/>
      <row r="3"><c r="A3"><v>6.921000000000001E+18</v></c><c r="B3" s="1"><v>46000.5</v></c><c r="D3"><v>0.30000000000000004</v></c></row>
      <row r="4"><c r="D4" t="b"><v>1</v></c></row>
    </sheetData></worksheet>`,
  });
  expect(await rowsOf(path)).toEqual([
    { row: 3, cells: { 订单号: '6921000000000001024', 时间: '2025-12-09 12:00:00', '#3': '', '金额 & 税': '0.3' } },
    { row: 4, cells: { 订单号: '', 时间: '', '#3': '', '金额 & 税': 'true' } },
  ]);
});

it('says when a file is no workbook, or a broken one', async () => {
  const empty = await workbook('empty.xlsx', { 'readme.txt': 'no sheet' });
  await expect(rowsOf(empty)).rejects.toThrow(UnreadableFile);
  const broken = await workbook('broken.xlsx', { 'xl/worksheets/sheet1.xml': '<worksheet><row></worksheet>' });
  await expect(rowsOf(broken)).rejects.toThrow(UnreadableFile);
});
