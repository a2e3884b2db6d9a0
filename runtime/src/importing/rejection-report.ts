import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import type { Rejected } from './read-orders.ts';

const head = '\ufeffrow,order,column,reason (zh),reason (en)\r\n';

/** A CSV of what was not taken. Opened again it goes on after what it held when it was last told of. */
export function openReport(path: string, keep: number) {
  const file = openSync(path, keep === 0 ? 'w' : 'r+');
  if (keep === 0) writeSync(file, head);
  else ftruncateSync(file, keep);
  return {
    add(rejected: readonly Rejected[]): void {
      const lines = rejected.map(({ row, order, column, reason }) =>
        [String(row), order, column, reason.zh, reason.en].map(cell).join(','),
      );
      if (lines.length > 0) writeSync(file, `${lines.join('\r\n')}\r\n`, fstatSync(file).size);
    },
    bytes: () => fstatSync(file).size,
    close: () => closeSync(file),
  };
}

/** Quoted; what a spreadsheet would compute begins with an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
