import { readFileSync } from 'node:fs';
import { DryRunPage, Migration, MigrationDetail, MigrationPlan } from '@orderloom/shared/api';
import type { Locale } from '@orderloom/shared/base';
import { MigrationMapping } from '@orderloom/shared/migrate';
import type { Command } from 'commander';
import type { z } from 'zod';
import { type Caller, callServer, type ServerOptions, withServer } from './call-server.ts';
import { CommandError, localeOf, type Terminal } from './terminal.ts';

interface VersionOptions extends ServerOptions {
  readonly from: string;
  readonly to: string;
  readonly mapping?: string;
  readonly accept?: string;
}

/** Adds `migrate plan|run|status|stop|continue|revert`, which speak to a running server. */
export function addMigrate(program: Command, terminal: Terminal): void {
  const migrate = program.command('migrate').description('moves orders in flight to another version of their flow');
  const versions = (name: string) =>
    withServer(migrate.command(`${name} <flow>`))
      .requiredOption('--from <versions>', 'source versions, with commas')
      .requiredOption('--to <version>', 'target version')
      .option('--mapping <file>', 'what is decided, as JSON; else what ships with the version');

  versions('plan')
    .description('tries the move of every order without doing it; ends with 1 when some need a decision')
    .action(async (flow: string, options: VersionOptions) => {
      const locale = localeOf(terminal, options.locale);
      const call = callServer(terminal, options, locale);
      const request = await requestOf(call, flow, options);
      const sum = await dryRun(call, flow, request);
      for (const line of tellDryRun(sum, locale)) terminal.out(line);
      if (sum.blocked > 0) terminal.exit(1);
    });

  versions('run')
    .description('moves the orders and waits until it has ended')
    .option('--accept <codes>', 'losses that are accepted, with commas, e.g. timer-lost,field-dropped')
    .action(async (flow: string, options: VersionOptions) => {
      const locale = localeOf(terminal, options.locale);
      const call = callServer(terminal, options, locale);
      const request = { ...(await requestOf(call, flow, options)), accept: options.accept?.split(',') ?? [] };
      const run = await call('POST', `/api/flows/${encodeURIComponent(flow)}/migrations`, Migration, request);
      await follow(terminal, call, run.id, locale);
    });

  withServer(migrate.command('status <migration>'))
    .description('how far a run has come, and why orders were left out')
    .action(async (id: string, options: ServerOptions) => {
      const locale = localeOf(terminal, options.locale);
      tellRun(terminal, await read(callServer(terminal, options, locale), id), locale);
    });

  for (const [verb, told] of steering) {
    withServer(migrate.command(`${verb} <migration>`))
      .description(told)
      .action(async (id: string, options: ServerOptions) => {
        const locale = localeOf(terminal, options.locale);
        const call = callServer(terminal, options, locale);
        await call('POST', `/api/migrations/${encodeURIComponent(id)}/${verb}`, Migration, {});
        if (verb === 'stop') tellRun(terminal, await read(call, id), locale);
        else await follow(terminal, call, id, locale);
      });
  }
}

const steering = [
  ['stop', 'stops a run where it is'],
  ['continue', 'goes on with a stopped run, and waits'],
  ['revert', 'puts back every order that has not moved on since, and waits'],
] as const;

async function requestOf(call: Caller, flow: string, { from, to, mapping }: VersionOptions) {
  const versions = { from: from.split(',').map(Number), to: Number(to) };
  const given = mapping === undefined ? undefined : readMapping(mapping);
  const plan = given ? undefined : await call('POST', `/api/flows/${encodeURIComponent(flow)}/migrations/plan`, MigrationPlan, versions);
  return { ...versions, mapping: given ?? plan?.mapping };
}

function readMapping(path: string): z.infer<typeof MigrationMapping> {
  try {
    return MigrationMapping.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new CommandError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** All pages added up. */
async function dryRun(call: Caller, flow: string, request: object): Promise<Omit<DryRunPage, 'next'>> {
  const groups = new Map<string, DryRunPage['groups'][number]>();
  const sum = { examined: 0, clean: 0, losing: 0, blocked: 0 };
  let cursor: string | null | undefined;
  do {
    const page = await call('POST', `/api/flows/${encodeURIComponent(flow)}/migrations/dry-run`, DryRunPage, {
      ...request,
      ...(cursor ? { cursor } : {}),
    });
    for (const key of ['examined', 'clean', 'losing', 'blocked'] as const) sum[key] += page[key];
    for (const group of page.groups) {
      const key = `${group.code} ${group.subject}`;
      const known = groups.get(key);
      groups.set(key, known ? { ...known, orders: known.orders + group.orders } : group);
    }
    cursor = page.next;
  } while (cursor);
  return { ...sum, groups: [...groups.values()] };
}

function tellDryRun({ examined, clean, losing, blocked, groups }: Omit<DryRunPage, 'next'>, locale: Locale): string[] {
  const head =
    locale === 'zh'
      ? `${examined} 个订单：${clean} 个可以迁移，${losing} 个会有损失，${blocked} 个需要先决定。`
      : `${examined} orders: ${clean} move, ${losing} would lose something, ${blocked} need a decision first.`;
  const lines = groups.map(({ code, subject, orders, message, examples }) => {
    const names = examples.map(({ externalId }) => externalId).join(', ');
    return `${String(orders).padStart(7)}  ${code} ${subject}  ${message[locale]} (${names})`;
  });
  return [head, ...lines];
}

async function read(call: Caller, id: string): Promise<MigrationDetail> {
  return call('GET', `/api/migrations/${encodeURIComponent(id)}`, MigrationDetail);
}

async function follow(terminal: Terminal, call: Caller, id: string, locale: Locale): Promise<void> {
  let run = await read(call, id);
  while (run.status === 'running' || run.status === 'reverting') {
    await new Promise((resolve) => setTimeout(resolve, 500));
    run = await read(call, id);
  }
  tellRun(terminal, run, locale);
  if (run.leftOut + run.stayed > 0) terminal.exit(1);
}

function tellRun(terminal: Terminal, run: MigrationDetail, locale: Locale): void {
  const { id, status, total, moved, leftOut, reverted, stayed, reasons } = run;
  terminal.out(JSON.stringify({ id, status, total, moved, leftOut, reverted, stayed }));
  for (const { outcome, code, subject, orders, message } of reasons)
    terminal.out(`${String(orders).padStart(7)}  ${outcome}  ${code} ${subject}  ${message[locale]}`);
}
