import { IncidentDetail, IncidentSummary, Mend, MendJob, MendPreview, pageOf } from '@orderloom/shared/api';
import type { Command } from 'commander';
import { callServer, type ServerOptions, withServer } from './call-server.ts';
import { CommandError, localeOf, type Terminal } from './terminal.ts';

interface MendOptions extends ServerOptions {
  readonly reason?: string;
}

const pollMs = 1000;

/** What keeps orders from going on, and its mending, against a running server. */
export function addIncidents(program: Command, terminal: Terminal): void {
  withServer(program.command('incidents'))
    .description('lists what keeps orders from going on, by cause; ends with 1 when there is anything')
    .action(async (options: ServerOptions) => {
      const locale = localeOf(terminal, options.locale);
      const { items } = await callServer(terminal, options, locale)('GET', '/api/incidents?limit=200', pageOf(IncidentSummary));
      for (const { id, cause, open, orders, openedAt, problem } of items)
        terminal.out(`${id}  ${cause.type}  ${orders}/${open}  ${openedAt}  ${problem.message[locale]}`);
      if (items.length > 0) terminal.exit(1);
    });

  withServer(program.command('mend <incident> <mend>'))
    .description('mends all orders of an incident; <mend> is retry, skip or JSON; without --reason only tries it')
    .option('--reason <text>', 'why; written into the journal of every order')
    .action(async (incident: string, text: string, options: MendOptions) => {
      const call = callServer(terminal, options, localeOf(terminal, options.locale));
      const path = `/api/incidents/${encodeURIComponent(incident)}`;
      const mend = readMend(text);
      if (options.reason === undefined) {
        terminal.out(JSON.stringify(await call('POST', `${path}/mends/preview`, MendPreview, { mend })));
        return;
      }
      const { id } = await call('POST', `${path}/mends`, MendJob, { mend, reason: options.reason });
      let job: MendJob | undefined;
      do {
        await new Promise((resolve) => setTimeout(resolve, pollMs));
        job = (await call('GET', path, IncidentDetail)).jobs.find((one) => one.id === id);
      } while (job?.status === 'running');
      terminal.out(JSON.stringify(job));
      if (job && job.refused > 0) terminal.exit(1);
    });
}

function readMend(text: string): Mend {
  if (text === 'retry') return { type: 'retry' };
  if (text === 'skip') return { type: 'skip', answer: null };
  try {
    return Mend.parse(JSON.parse(text));
  } catch (error) {
    throw new CommandError(`the mend: ${error instanceof Error ? error.message : String(error)}`);
  }
}
