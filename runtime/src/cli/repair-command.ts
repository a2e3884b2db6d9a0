import { OrderDetail, RepairPreview, RepairProposal, RepairResult } from '@orderloom/shared/api';
import type { Command } from 'commander';
import { callServer, type ServerOptions, withServer } from './call-server.ts';
import { CommandError, localeOf, type Terminal } from './terminal.ts';

interface Options extends ServerOptions {
  readonly reason?: string;
}

export function addRepair(program: Command, terminal: Terminal): void {
  withServer(program.command('repair <order> <repair>'))
    .description(
      'repairs an order of a running server; <repair> is its JSON, e.g. {"type":"resume"}; without --reason only shows what would happen',
    )
    .option('--reason <text>', 'why; written into the order’s journal')
    .action(async (order: string, text: string, options: Options) => {
      const locale = localeOf(terminal, options.locale);
      const call = callServer(terminal, options, locale);
      const path = `/api/orders/${encodeURIComponent(order)}`;
      const repair = readRepair(text);
      if (options.reason === undefined) {
        terminal.out(JSON.stringify(await call('POST', `${path}/repairs/preview`, RepairPreview, { repair })));
        return;
      }
      const { seq } = await call('GET', path, OrderDetail);
      const done = await call('POST', `${path}/repairs`, RepairResult, { repair, reason: options.reason, seq });
      terminal.out(JSON.stringify({ outcome: done.outcome, seq: done.order.seq, status: done.order.status, value: done.order.value }));
    });
}

function readRepair(text: string): RepairProposal {
  try {
    return RepairProposal.parse(JSON.parse(text));
  } catch (error) {
    throw new CommandError(`the repair: ${error instanceof Error ? error.message : String(error)}`);
  }
}
