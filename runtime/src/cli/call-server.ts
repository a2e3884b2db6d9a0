import { ProblemDetails } from '@orderloom/shared/api';
import type { Locale } from '@orderloom/shared/base';
import type { Command } from 'commander';
import type { z } from 'zod';
import { CommandError, type Terminal } from './terminal.ts';

export interface ServerOptions {
  readonly url: string;
  readonly token?: string;
  readonly locale?: string;
}

/** The server is away, or too busy: later it may be done. */
export class NotNow extends CommandError {}

/** One call of the HTTP API; what is refused ends the command with 1. */
export type Caller = <S extends z.ZodType>(method: 'GET' | 'POST', path: string, answer: S, body?: unknown) => Promise<z.infer<S>>;

/** The options of every command that speaks to a running server. */
export function withServer(command: Command): Command {
  return command
    .option('--url <url>', 'address of the server', 'http://127.0.0.1:8787')
    .option('--token <token>', 'access token; else ORDERLOOM_ADMIN_TOKEN')
    .option('--locale <zh|en>', 'language of the lines');
}

export function callServer(terminal: Terminal, options: ServerOptions, locale: Locale): Caller {
  const token = options.token ?? terminal.environment.ORDERLOOM_ADMIN_TOKEN;
  if (!token) throw new CommandError('--token (or ORDERLOOM_ADMIN_TOKEN) is missing');
  if (!URL.canParse(options.url)) throw new CommandError(`--url: ${JSON.stringify(options.url)} is no address`);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'accept-language': locale };
  return async (method, path, schema, body) => {
    const address = new URL(path, options.url);
    const answer = await fetch(address, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }).catch(
      (error: unknown) => {
        throw new NotNow(`${address.origin}: no server answers (${causeOf(error)})`);
      },
    );
    const json: unknown = await answer.json().catch(() => null);
    if (answer.status === 503) throw new NotNow(refusalLines(answer.status, json, locale), 1);
    if (!answer.ok) throw new CommandError(refusalLines(answer.status, json, locale), 1);
    return schema.parse(json);
  };
}

/** What a refusing server says, line by line. */
function refusalLines(status: number, json: unknown, locale: Locale): string[] {
  const details = ProblemDetails.safeParse(json);
  if (!details.success) return [`HTTP ${status}`];
  return [
    `${status} ${details.data.title}`,
    ...details.data.errors.map(({ path, message }) => (path === '' ? message[locale] : `${path}: ${message[locale]}`)),
  ];
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
