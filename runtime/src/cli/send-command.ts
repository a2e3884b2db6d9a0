import { StepResult } from '@orderloom/shared/api';
import type { Command } from 'commander';
import { callServer, type ServerOptions, withServer } from './call-server.ts';
import { CommandError, localeOf, type Terminal } from './terminal.ts';

interface Options extends ServerOptions {
  readonly payload: string;
  readonly id?: string;
}

export function addSend(program: Command, terminal: Terminal): void {
  withServer(program.command('send <order> <event>'))
    .description('sends an event to an order of a running server; ends with 1 when the order refuses it')
    .option('--payload <json>', 'fields of the event', '{}')
    .option('--id <id>', 'makes it happen once, however often it is sent')
    .action(async (order: string, event: string, options: Options) => {
      const locale = localeOf(terminal, options.locale);
      const call = callServer(terminal, options, locale);
      const { id } = options;
      const body = { type: event, payload: readPayload(options.payload), ...(id === undefined ? {} : { id }) };
      const { outcome, problems, order: after } = await call('POST', `/api/orders/${encodeURIComponent(order)}/events`, StepResult, body);
      terminal.out(JSON.stringify({ outcome, seq: after.seq, status: after.status, value: after.value, states: after.stateLabels }));
      for (const problem of problems) terminal.say(problem.message[locale]);
      if (outcome === 'rejected') terminal.exit(1);
    });
}

function readPayload(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(`--payload: ${error instanceof Error ? error.message : String(error)}`);
  }
}
