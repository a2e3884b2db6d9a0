import { secretRoutes } from '@orderloom/shared/api';
import { secretsOf } from '@orderloom/shared/check';
import type { Hono } from 'hono';
import type { Store } from '../store/index.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { iso } from './present.ts';
import { Refusal } from './refusals.ts';

interface Use {
  readonly type: 'flow' | 'channel';
  readonly id: string;
}

/** Credentials by name. Values go in and never come out. */
export function serveSecrets(app: Hono<Environment>, { store }: HttpDeps): void {
  implement(app, secretRoutes.listSecrets, ({ actor }) => ({ items: shown(actor.tenant), next: null }));

  implement(app, secretRoutes.createSecret, ({ actor, body, tell }) => {
    tell({ target: body.name });
    if (store.secrets.has(actor.tenant, body.name)) throw new Refusal('id-taken');
    store.secrets.set(actor.tenant, body.name, body.value, actor.name);
    return one(actor.tenant, body.name);
  });

  implement(app, secretRoutes.setSecret, ({ actor, body, param }) => {
    if (!store.secrets.has(actor.tenant, param('name'))) throw new Refusal('unknown-secret');
    store.secrets.set(actor.tenant, param('name'), body.value, actor.name);
    return one(actor.tenant, param('name'));
  });

  implement(app, secretRoutes.deleteSecret, ({ actor, param }) => {
    if (!store.secrets.remove(actor.tenant, param('name'))) throw new Refusal('unknown-secret');
    return undefined;
  });

  function shown(tenant: string) {
    const uses = usesIn(store, tenant);
    return store.secrets.list(tenant).map(({ name, setAt, setBy }) => ({ name, setAt: iso(setAt), setBy, usedBy: uses.get(name) ?? [] }));
  }

  function one(tenant: string, name: string) {
    const found = shown(tenant).find((secret) => secret.name === name);
    if (!found) throw new Refusal('unknown-secret');
    return found;
  }
}

/** By the name of each secret, the flows (as drawn and as published) and channels that name it. */
function usesIn(store: Store, tenant: string): ReadonlyMap<string, readonly Use[]> {
  const flows = store.flows.list(tenant).flatMap(({ id }) => {
    const flow = store.flows.get(tenant, id);
    const names = new Set([flow?.draft, flow?.published].flatMap((document) => (document ? secretsOf(document) : [])));
    return [...names].map((name) => ({ name, use: { type: 'flow' as const, id } }));
  });
  const channels = store.secrets
    .namedByChannels(tenant)
    .flatMap(({ channel, names }) => names.map((name) => ({ name, use: { type: 'channel' as const, id: channel } })));
  const uses = new Map<string, readonly Use[]>();
  for (const { name, use } of [...flows, ...channels]) uses.set(name, [...(uses.get(name) ?? []), use]);
  return uses;
}
