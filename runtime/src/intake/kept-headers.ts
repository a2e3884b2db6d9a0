import type { HookRequest } from '../channels/index.ts';
import type { Delivery } from '../engine/index.ts';
import type { InboxRow } from '../store/index.ts';

/** What most deliveries are, and all are that do not say otherwise; eight times an order it is worth its bytes. */
const usualType = 'application/json';

/** What is not kept of a delivery's headers: credentials, and what only carried it here. */
const unkept = new Set([
  'authorization',
  'cookie',
  'proxy-authorization',
  'host',
  'connection',
  'keep-alive',
  'content-length',
  'transfer-encoding',
  'accept',
  'accept-encoding',
]);

/** A delivery's headers as they are kept, and what the sender appended to its address. */
export function keptHeaders({ headers, path, query }: HookRequest): Delivery['headers'] {
  const kept: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name] ?? '';
    if (!unkept.has(name) && (name !== 'content-type' || value !== usualType)) kept[name] = value;
  }
  if (path) kept[pathMark] = path;
  const asked = query && new URLSearchParams(query).toString();
  if (asked) kept[queryMark] = asked;
  return kept;
}

const pathMark = ':path';
const queryMark = ':query';

/** The headers of a kept delivery, and what its sender had appended. */
export function appendedTo({ headers }: InboxRow): Omit<HookRequest, 'raw'> {
  const path = headers[pathMark];
  const query = headers[queryMark];
  return {
    headers,
    ...(path === undefined ? {} : { path }),
    ...(query === undefined ? {} : { query: Object.fromEntries(new URLSearchParams(query)) }),
  };
}
