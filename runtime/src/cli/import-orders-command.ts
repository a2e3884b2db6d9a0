import { readFileSync } from 'node:fs';
import { ImportPlan } from '@orderloom/shared/api';
import type { Locale } from '@orderloom/shared/base';
import type { Command } from 'commander';
import {
  fileKindOf,
  type ImportProgress,
  noProgress,
  openReport,
  planProblems,
  type Row,
  readOrders,
  readRows,
  sendOrders,
  UnreadableFile,
} from '../importing/index.ts';
import { callServer, type ServerOptions, withServer } from './call-server.ts';
import { endProgress, openProgress, saveProgress } from './importing/progress.ts';
import { sendOverHttp } from './importing/send-over-http.ts';
import { CommandError, localeOf, problemLines, type Terminal } from './terminal.ts';

interface Options extends ServerOptions {
  readonly plan: string;
  readonly report?: string;
  readonly try?: boolean;
}

/** Adds `import-orders`, which brings orders with a past to a running server. */
export function addImportOrders(program: Command, terminal: Terminal): void {
  withServer(program.command('import-orders <file>'))
    .description(
      'brings past orders of a CSV, XLSX or JSON lines file to a running server, each to the state it stands in; cut off, it goes on',
    )
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
  const from = tried ? noProgress : begun;
  const { run, mark } = begun;
  const report = openReport(options.report ?? `${file}.rejected.csv`, from.reportBytes);
  let told = Date.now();

  function keep(progress: ImportProgress): boolean {
    if (!tried) saveProgress(file, { ...progress, run, mark, reportBytes: report.bytes() });
    if (Date.now() - told < 1000) return true;
    told = Date.now();
    terminal.say(line(progress, locale));
    return true;
  }

  try {
    const rows = checked(readRows(file, { kind: fileKindOf(file), separator: plan.separator }), plan, file, locale);
    const orders = readOrders(rows, plan, new Date().toISOString());
    const send = sendOverHttp({ call, plan, tried, run });
    const ended = await sendOrders({ send, reject: report.add, keep }, orders, from).catch((error: unknown) => {
      throw error instanceof UnreadableFile ? new CommandError(`${file}: ${error.text[locale]}`) : error;
    });
    if (!tried) endProgress(file);
    const { imported, exists, refused, passed } = ended;
    terminal.out(JSON.stringify({ tried, imported, exists, refused, timersPassed: passed }));
    if (refused > 0) terminal.exit(1);
  } finally {
    report.close();
  }
}

function line({ row, imported, exists, refused }: ImportProgress, locale: Locale): string {
  return locale === 'zh'
    ? `已到第 ${row} 行：导入 ${imported}，已存在 ${exists}，拒绝 ${refused}`
    : `row ${row}: ${imported} imported, ${exists} exist, ${refused} refused`;
}

/** Stops at the first row when the plan does not fit the file. */
async function* checked(rows: AsyncIterable<Row>, plan: ImportPlan, file: string, locale: Locale): AsyncGenerator<Row> {
  let seen = false;
  for await (const row of rows) {
    if (!seen && 'cells' in row) {
      const problems = planProblems(plan, fileKindOf(file) === 'jsonl' ? undefined : Object.keys(row.cells));
      if (problems.length > 0) throw new CommandError(problemLines(file, problems, locale));
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
