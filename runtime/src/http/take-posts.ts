import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { HookRequest } from '../channels/index.ts';
import type { Log } from '../engine/index.ts';
import { tellProblem } from './answer-problem.ts';
import type { Hooks, PostAnswer } from './hooks.ts';

const address = /^\/hooks\/([^/?#]+)\/([^/?#]+)(?:\/([^?#]*))?(?:\?([^#]*))?$/;

/**
 * The short way for deliveries: the server's own request, without a `Request`, `Headers` and `Response` of the web, which cost more than
 * the commit. What is not a plain post that tells its length goes the way of everything else.
 */
export function takePosts(hooks: Hooks, others: RequestListener, log: Log): RequestListener {
  return (incoming, outgoing) => {
    const found = incoming.method === 'POST' && incoming.url !== undefined ? address.exec(incoming.url) : null;
    const length = incoming.headers['content-length'];
    const tenant = found && decoded(found[1]);
    const channel = found && decoded(found[2]);
    if (length === undefined || !tenant || !channel) return others(incoming, outgoing);
    try {
      hooks.admit(Number(length));
    } catch (error) {
      const path = incoming.url ?? '';
      return write(outgoing, tellProblem(error, { path, acceptLanguage: incoming.headers['accept-language'] }, log));
    }
    read(incoming, (raw) => {
      const post = { tenant, channel, raw, headers: plain(incoming.headers), ...appended(found) };
      void hooks.take(post).then((answer) => write(outgoing, answer));
    });
  };
}

const nothing = {};

/** What the sender appended to the address it was given; most append nothing. */
function appended(found: RegExpExecArray | null): Pick<HookRequest, 'path' | 'query'> {
  const [, , , path, query] = found ?? [];
  if (path === undefined && query === undefined) return nothing;
  return { path: decoded(path) ?? '', query: Object.fromEntries(new URLSearchParams(query ?? '')) };
}

/** Undefined when it is not what an address may hold. */
function decoded(part: string | undefined): string | undefined {
  try {
    return part?.includes('%') ? decodeURIComponent(part) : part;
  } catch {
    return undefined;
  }
}

/** Calls back with the whole body. A sender who hangs up before its end gets nothing, and nothing is taken. */
function read(incoming: IncomingMessage, whole: (raw: Uint8Array) => void): void {
  const parts: Buffer[] = [];
  incoming.on('data', (part: Buffer) => void parts.push(part));
  incoming.on('error', () => incoming.destroy());
  incoming.on('end', () => whole(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
}

function plain(headers: IncomingMessage['headers']): HookRequest['headers'] {
  const texts: Record<string, string> = {};
  for (const name of Object.keys(headers)) texts[name] = String(headers[name]);
  return texts;
}

function write(outgoing: ServerResponse, { status, headers, body }: PostAnswer): void {
  if (body === undefined) outgoing.writeHead(status, headers).end();
  else outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}
