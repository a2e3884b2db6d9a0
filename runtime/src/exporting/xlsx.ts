// A workbook goes out while it is written: rows are asked for as fast as the one who downloads takes the zip.
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { rowWriter, sheetFoot, sheetHead, styles, xmlText } from './sheet-xml.ts';
import type { Cells, Table } from './table.ts';

/** What a sheet holds at most, with its headings; what is over goes to the next sheet. */
const mostRows = 1_048_576;
/** Characters that are compressed at a time. */
const chunk = 32_768;
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A table as an XLSX workbook. Ending the generator ends the reading of rows. */
export async function* writeXlsx(table: Table): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const rows = oneByOne(table.pages);
  let sheet: Readable | undefined;
  const open = (stream: Readable) => {
    sheet = stream;
  };
  zip.on('error', (error: Error) => output.destroy(error));
  const filling = fill({ zip, output, table, rows, open }).catch((error: unknown) => output.destroy(error as Error));
  try {
    for await (const chunk of output) yield chunk as Uint8Array;
    await filling;
  } finally {
    sheet?.destroy();
    await rows.return(undefined);
  }
}

interface Filling {
  readonly zip: ZipFile;
  readonly output: Readable;
  readonly table: Table;
  readonly rows: AsyncGenerator<Cells>;
  /** Hears of each sheet's text before it is read. */
  readonly open: (stream: Readable) => void;
}

async function fill({ zip, output, table, rows, open }: Filling): Promise<void> {
  const names: string[] = [];
  let next = await rows.next();
  do {
    names.push(names.length === 0 ? table.title : `${table.title} ${names.length + 1}`);
    const stream = Readable.from(sheet(), { highWaterMark: 1 });
    open(stream);
    const end = once(stream, 'close');
    zip.addReadStream(stream, `xl/worksheets/sheet${names.length}.xml`);
    await end;
  } while (!next.done && !output.destroyed);
  if (output.destroyed) return;
  for (const [path, content] of Object.entries(parts(names))) zip.addBuffer(Buffer.from(xml + content), path);
  zip.end();

  async function* sheet(): AsyncGenerator<string> {
    const write = rowWriter(table.types, table.zone);
    yield xml + sheetHead(table.headings, table.types);
    let text = '';
    for (let row = 2; row <= mostRows && !next.done; row += 1) {
      text += write(next.value, row);
      if (text.length > chunk) {
        yield text;
        text = '';
      }
      next = await rows.next();
    }
    yield text + sheetFoot;
  }
}

async function* oneByOne(pages: AsyncIterable<readonly Cells[]>): AsyncGenerator<Cells> {
  for await (const page of pages) yield* page;
}

function parts(names: readonly string[]): Readonly<Record<string, string>> {
  const numbers = names.map((_, at) => at + 1);
  const overrides = numbers.map((no) => `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`);
  const sheets = names.map((name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const links = numbers.map((no) => `<Relationship Id="rId${no}" Type="${office}/worksheet" Target="worksheets/sheet${no}.xml"/>`);
  return {
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships">${links.join('')}<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>${overrides.join('')}</Types>`,
  };
}
