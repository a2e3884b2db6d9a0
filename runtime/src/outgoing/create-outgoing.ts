// The one way out. The address is judged where the connection is made, on what the name resolved to for this very connection: a name
// that resolves differently the next time is judged again, and a redirect, where one is followed, makes a connection of its own.
import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import { type AddressPolicy, createAddressPolicy } from './address-policy.ts';
import { type OpenSocket, openSocket } from './open-socket.ts';

const connectMs = 10_000;
/** Whoever sends uses a shorter limit for the whole attempt; these only bound what nobody aborts. */
const silenceMs = 120_000;
const headerBytes = 16_384;
const idleMs = 10_000;

/** The address is not one the tenant may reach. */
class BlockedAddress extends Error {
  constructor(host: string, address: string) {
    super(host === address ? `${address} is not a public address` : `${host} is at ${address}, which is not a public address`);
    this.name = 'BlockedAddress';
  }
}

export interface Outgoing {
  /** What `fetch` is for one tenant. */
  fetchFor(tenant: string): typeof globalThis.fetch;
  /** Opens connections that stay open, to addresses judged the same way. */
  socketFor(tenant: string): (url: string, headers?: Readonly<Record<string, string>>) => OpenSocket;
  close(): Promise<void>;
}

/** As `lookup` of node:dns, asked for all addresses. */
export type Resolve = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

interface TenantWay {
  readonly allowed: string;
  readonly agent: Agent;
  readonly fetch: typeof globalThis.fetch;
}

/** `allowedFor` is asked before each call, so that a change holds from the next one on; open connections of before are not used again. */
export function createOutgoing(allowedFor: (tenant: string) => readonly string[], resolve: Resolve = lookup): Outgoing {
  const ways = new Map<string, TenantWay>();

  function wayOf(tenant: string): TenantWay {
    const entries = allowedFor(tenant);
    const allowed = entries.join('\n');
    const known = ways.get(tenant);
    if (known?.allowed === allowed) return known;
    void known?.agent.close();
    const agent = guardedAgent(createAddressPolicy(entries), resolve);
    const fetch = (async (url: string, init?: object) =>
      await undiciFetch(url, { ...init, dispatcher: agent })) as unknown as typeof globalThis.fetch;
    const way = { allowed, agent, fetch };
    ways.set(tenant, way);
    return way;
  }

  return {
    fetchFor: (tenant) => wayOf(tenant).fetch,
    socketFor: (tenant) => (url, headers) => openSocket(url, wayOf(tenant).agent, headers),
    async close() {
      await Promise.all([...ways.values()].map(({ agent }) => agent.destroy()));
    },
  };
}

function guardedAgent(policy: AddressPolicy, resolve: Resolve): Agent {
  const connect = buildConnector({ timeout: connectMs, lookup: guardedLookup(policy, resolve) });
  return new Agent({
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    maxHeaderSize: headerBytes,
    keepAliveTimeout: idleMs,
    pipelining: 1,
    connect(options, callback) {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      // An address as such is never looked up.
      if (isIP(host) !== 0 && !policy.permits(host, host)) return callback(new BlockedAddress(host, host), null);
      connect(options, (...result) => {
        const [error, socket] = result;
        if (error) return callback(error, null);
        const address = socket.remoteAddress ?? '';
        if (policy.permits(host, address)) return callback(null, socket);
        socket.destroy();
        callback(new BlockedAddress(host, address), null);
      });
    },
  });
}

/** Hands on only what may be connected to. */
function guardedLookup(policy: AddressPolicy, resolve: Resolve): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      const usable = (found ?? []).filter(({ address }) => policy.permits(host, address));
      const [first] = usable;
      if (error) callback(error, '');
      else if (!first) callback(new BlockedAddress(host, found[0]?.address ?? 'no address'), '');
      else if (options.all) callback(null, usable);
      else callback(null, first.address, first.family);
    });
  };
}
