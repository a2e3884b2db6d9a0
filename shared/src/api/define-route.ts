import { z } from 'zod';
import type { Access } from './permissions.ts';

/** One operation of the HTTP API: enough to serve it, to call it and to describe it. */
export interface RouteContract {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With parameters as `:name`. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  /** Which part of the product it belongs to. */
  readonly tag: 'flows' | 'orders' | 'channels' | 'deliveries' | 'incidents' | 'goods' | 'routing' | 'access' | 'system';
  /** What it does stands in the orders' journal, with who did it; the audit then notes only what was refused. */
  readonly journaled?: true;
  /** Who may call it; held wherever the route is served. */
  readonly permission: Access;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The JSON of a success; absent: there is none, or another media type. */
  readonly answer?: z.ZodType;
  /** Media type of an answer that is not JSON. */
  readonly media?: string;
  readonly status: 200 | 201 | 204;
  /** Refusals beyond 400, 401, 403 and 404. */
  readonly refusals?: readonly (409 | 413 | 422 | 429 | 503)[];
}

export function defineRoute<const R extends RouteContract>(route: R): R {
  return route;
}

/** For operations that take nothing. */
export const NoInput = z.object({}).default({});
