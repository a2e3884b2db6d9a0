import { ProblemDetails, StepResult } from '@orderloom/shared/api';
import type { Command } from 'commander';
import { CommandError, localeOf, type Terminal } from './terminal.ts';

interface Options {
  readonly payload: string;
  readonly id?: string;
  readonly url: string;
  readonly token?: string;
  readonly locale?: string;
}

export function addSend(program: Command, terminal: Terminal): void {
  program
    .command('send <order> <event>')
    .description('sends an event to an order of a running server; ends with 1 when the order refuses it')
    .option('--payload <json>', 'fields of the event', '{}')
    .option('--id <id>', 'makes it happen once, however often it is sent')
    .option('--url <url>', 'address of the server', 'http://127.0.0.1:8787')
    .option('--token <token>', 'access token; else ORDERLOOM_ADMIN_TOKEN')
    .option('--locale <zh|en>', 'language of the lines')
    .action(async (order: string, event: string, options: Options) => {
      const locale = localeOf(terminal, options.locale);
      const token = options.token ?? terminal.environment.ORDERLOOM_ADMIN_TOKEN;
      if (!token) throw new CommandError('--token (or ORDERLOOM_ADMIN_TOKEN) is missing');
      const { id } = options;
      const body = JSON.stringify({ type: event, payload: readPayload(options.payload), ...(id === undefined ? {} : { id }) });
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': locale };
      const address = new URL(`/api/orders/${encodeURIComponent(order)}/events`, readUrl(options.url));
      const answer = await fetch(address, { method: 'POST', headers, body }).catch((error: unknown) => {
        throw new CommandError(`${address.origin}: no server answers (${causeOf(error)})`);
      });
      const json: unknown = await answer.json().catch(() => null);
      if (!answer.ok) throw new CommandError(refusalLines(answer.status, json, locale), 1);
      const { outcome, problems, order: after } = StepResult.parse(json);
      terminal.out(JSON.stringify({ outcome, seq: after.seq, status: after.status, value: after.value, states: after.stateLabels }));
      for (const problem of problems) terminal.say(problem.message[locale]);
      if (outcome === 'rejected') terminal.exit(1);
    });
}

function refusalLines(status: number, json: unknown, locale: 'zh' | 'en'): string[] {
  const details = ProblemDetails.safeParse(json);
  if (!details.success) return [`HTTP ${status}`];
  return [
    `${status} ${details.data.title}`,
    ...details.data.errors.map(({ path, message }) => (path === '' ? message[locale] : `${path}: ${message[locale]}`)),
  ];
}

function readPayload(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(`--payload: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readUrl(text: string): URL {
  if (!URL.canParse(text)) throw new CommandError(`--url: ${JSON.stringify(text)} is no address`);
  return new URL(text);
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
