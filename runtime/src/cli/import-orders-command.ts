import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { callServer, type ServerOptions, withServer } from './call-server.ts';
import { columnsOf, ImportPlan } from './importing/import-plan.ts';
import { endProgress, openProgress, type Progress, saveProgress } from './importing/progress.ts';
import { readOrders } from './importing/read-orders.ts';
import { type Row, readRows } from './importing/read-rows.ts';
import { openReport } from './importing/rejection-report.ts';
import { sendOrders } from './importing/send-orders.ts';
import { CommandError, localeOf, type Terminal } from './terminal.ts';

interface Options extends ServerOptions {
  readonly plan: string;
  readonly report?: string;
  readonly try?: boolean;
}

/** Adds `import-orders`, which brings orders with a past to a running server. */
export function addImportOrders(program: Command, terminal: Terminal): void {
  withServer(program.command('import-orders <file>'))
    .description('brings past orders of a CSV or JSON lines file to a running server, each to the state it stands in; cut off, it goes on')
    .requiredOption('--plan <file>', 'flow, columns and states, as JSON; see docs/import.md')
    .option('--report <file>', 'where rows that are not taken are told, as CSV; else <file>.rejected.csv')
    .option('--try', 'says what would come of it, and writes no order')
    .action((file: string, options: Options) => run(terminal, file, options));
}

async function run(terminal: Terminal, file: string, options: Options): Promise<void> {
  const locale = localeOf(terminal, options.locale);
  const plan = readPlan(options.plan);
  const call = callServer(terminal, options, locale);
  const tried = options.try ?? false;
  const begun = openProgress(file, plan);
  // A trial begins anew each time, and keeps nothing.
  const from = tried ? { ...begun, row: 0, reportBytes: 0, imported: 0, exists: 0, refused: 0, passed: 0 } : begun;
  const report = openReport(options.report ?? `${file}.rejected.csv`, from.reportBytes);
  let told = Date.now();

  function keep(progress: Progress): void {
    if (!tried) saveProgress(file, { ...progress, reportBytes: report.bytes() });
    if (Date.now() - told < 1000) return;
    told = Date.now();
    terminal.say(line(progress, locale));
  }

  try {
    const orders = readOrders(withColumns(readRows(file, plan.separator), plan, file), plan, new Date().toISOString());
    const ended = await sendOrders({ call, plan, tried, reject: report.add, keep }, orders, from);
    if (!tried) endProgress(file);
    const { imported, exists, refused, passed } = ended;
    terminal.out(JSON.stringify({ tried, imported, exists, refused, timersPassed: passed }));
    if (refused > 0) terminal.exit(1);
  } finally {
    report.close();
  }
}

function line({ row, imported, exists, refused }: Progress, locale: 'zh' | 'en'): string {
  return locale === 'zh'
    ? `已到第 ${row} 行：导入 ${imported}，已存在 ${exists}，拒绝 ${refused}`
    : `row ${row}: ${imported} imported, ${exists} exist, ${refused} refused`;
}

/** Stops at the first row when the plan names a column that the file has not. */
async function* withColumns(rows: AsyncIterable<Row>, plan: ImportPlan, file: string): AsyncGenerator<Row> {
  let seen = /\.(jsonl|ndjson)$/i.test(file);
  for await (const row of rows) {
    if (!seen && 'cells' in row) {
      const missing = columnsOf(plan).filter((column) => !Object.hasOwn(row.cells, column));
      if (missing.length > 0) throw new CommandError(missing.map((column) => `${file}: 没有列 / has no column ${JSON.stringify(column)}`));
      seen = true;
    }
    yield row;
  }
}

function readPlan(path: string): ImportPlan {
  try {
    return ImportPlan.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new CommandError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
