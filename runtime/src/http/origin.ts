import type { Context } from 'hono';
import type { Environment, Reach } from './environment.ts';

/** The address a request comes from. What X-Forwarded-For says is believed only as far as proxies of our own wrote it. */
export function addressOf(context: Context<Environment>, { proxies }: Reach): string {
  const direct = remoteAddress(context.env);
  if (proxies === 0) return direct;
  const hops = (context.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  return (hops.at(-proxies) ?? '').slice(0, 64) || direct;
}

/** Where Node says the connection comes from; unknown when there is no connection. */
function remoteAddress(bindings: unknown): string {
  const { incoming } = (bindings ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress?.replace(/^::ffff:/, '') ?? '';
}

/** Whether a page of ours sent it. Browsers say so; whoever sends a cookie without saying so is not believed. */
export function isOwnPage(context: Context<Environment>, { publicUrl }: Reach, otherwise: boolean): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = context.req.header('origin');
  if (origin === undefined) return otherwise;
  const { host } = new URL(context.req.url);
  return origin === publicUrl || hostOf(origin) === (context.req.header('host') ?? host);
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
