import type { Entry, ZipFile } from 'yauzl';
import { UnreadableFile } from './row.ts';
import { endedElements } from './xml-events.ts';

/** What has to be known before the rows of a sheet can be read. */
export interface WorkbookParts {
  readonly sheet: Entry;
  /** Texts that cells name by their number. */
  readonly texts: readonly string[];
  /** Which styles of cells show a number as a date. */
  readonly dateStyles: ReadonlySet<number>;
  /** The day 0 of its dates, epoch milliseconds. */
  readonly dayZero: number;
}

const mostParts = 10_000;
const mostSharedText = 256 * 1024 * 1024;
const dayZeros = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

export async function readParts(zip: ZipFile): Promise<WorkbookParts> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName, entry);
    if (entries.size > mostParts) throw new UnreadableFile('XLSX 的部件过多', 'the XLSX has too many parts');
  }
  const { first, from1904 } = await readBook(zip, entries.get('xl/workbook.xml'));
  const sheet = entries.get(await pathOfSheet(zip, entries.get('xl/_rels/workbook.xml.rels'), first));
  if (!sheet) throw new UnreadableFile('XLSX 里没有工作表', 'the XLSX has no sheet');
  return {
    sheet,
    texts: await readTexts(zip, entries.get('xl/sharedStrings.xml')),
    dateStyles: await readDateStyles(zip, entries.get('xl/styles.xml')),
    dayZero: dayZeros[from1904 ? 1904 : 1900],
  };
}

async function* elementsOf(zip: ZipFile, entry: Entry | undefined) {
  if (!entry) return;
  for await (const bunch of endedElements(await zip.openReadStreamPromise(entry))) yield* bunch;
}

async function readBook(zip: ZipFile, entry: Entry | undefined) {
  let first: string | undefined;
  let from1904 = false;
  for await (const { name, attributes } of elementsOf(zip, entry)) {
    if (name === 'sheet') first ??= attributes['r:id'];
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
  }
  return { first, from1904 };
}

async function pathOfSheet(zip: ZipFile, entry: Entry | undefined, id: string | undefined): Promise<string> {
  for await (const { name, attributes } of elementsOf(zip, entry)) {
    if (name !== 'Relationship' || attributes.Id !== id) continue;
    const { Target = '' } = attributes;
    return Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`;
  }
  return 'xl/worksheets/sheet1.xml';
}

async function readTexts(zip: ZipFile, entry: Entry | undefined): Promise<readonly string[]> {
  const texts: string[] = [];
  let size = 0;
  for await (const { name, text } of elementsOf(zip, entry)) {
    if (name !== 'si') continue;
    texts.push(text);
    size += text.length;
    if (size > mostSharedText) throw new UnreadableFile('XLSX 的文字过多：请另存为 CSV', 'the XLSX holds too much text: save it as CSV');
  }
  return texts;
}

async function readDateStyles(zip: ZipFile, entry: Entry | undefined): Promise<ReadonlySet<number>> {
  const formats = new Map<number, string>();
  const dates = new Set<number>();
  let at = 0;
  for await (const { name, attributes, within } of elementsOf(zip, entry)) {
    if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
    if (name !== 'xf' || within.at(-1) !== 'cellXfs') continue;
    const format = Number(attributes.numFmtId ?? 0);
    if (isDateFormat(format, formats.get(format))) dates.add(at);
    at += 1;
  }
  return dates;
}

/** By the numbers that are agreed on, those of East Asia among them; else by what the format shows. */
function isDateFormat(id: number, code: string | undefined): boolean {
  if (code !== undefined) return /[ymdhs年月日时]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}
