import type { Cell, CellType } from './column.ts';
import { type Cells, clockOf, yuan } from './table.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const dayMs = 86_400_000;
/** Days from the first day of spreadsheets to 1970. */
const epochDays = 25_569;
const mostCharacters = 32_767;
/** Places of the formats in `styles`. */
const style = { text: 0, number: 0, heading: 1, money: 2, time: 3 };
const widths: Readonly<Record<CellType, number>> = { text: 22, number: 10, money: 14, time: 20 };

export const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4">
<xf numFmtId="49" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/><xf numFmtId="2" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/>
</cellXfs></styleSheet>`;

/** A text as it may stand in XML; what XML cannot hold is left out. */
export function xmlText(text: string): string {
  return text
    .replace(/\p{Cc}|[\ufffe\uffff]/gu, (sign) => ('\t\n\r'.includes(sign) ? sign : ''))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** What stands before the rows of a sheet: the headings stay in view. */
export function sheetHead(headings: readonly string[], types: readonly CellType[]): string {
  const cols = types.map((type, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths[type]}" customWidth="1"/>`).join('');
  const cells = headings.map((heading, at) => inline(`${letter(at)}1`, style.heading, heading)).join('');
  return `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData><row r="1">${cells}</row>`;
}

export const sheetFoot = '</sheetData></worksheet>';

/** Makes a function that writes the row of a number. Text stays text, whatever it looks like. */
export function rowWriter(types: readonly CellType[], zone: string): (cells: Cells, row: number) => string {
  const clock = clockOf(zone);
  return (cells, row) =>
    `<row r="${row}">${cells.map((cell, at) => written(cell, types[at] ?? 'text', `${letter(at)}${row}`, clock)).join('')}</row>`;
}

function written(cell: Cell, type: CellType, place: string, clock: (iso: string) => string): string {
  if (cell === null || cell === '') return '';
  const value = (text: string | number) => `<c r="${place}" s="${style[type]}"><v>${text}</v></c>`;
  if (type === 'money') return value(yuan(Number(cell)));
  if (type === 'number') return value(cell);
  return type === 'time' ? value(dayNumber(clock(String(cell)))) : inline(place, style.text, String(cell));
}

function inline(place: string, format: number, text: string): string {
  return `<c r="${place}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text.slice(0, mostCharacters))}</t></is></c>`;
}

function dayNumber(local: string): number {
  return Date.parse(`${local.replace(' ', 'T')}Z`) / dayMs + epochDays;
}

function letter(column: number): string {
  return String.fromCharCode(65 + column);
}
