import { releaseRoutes } from '@orderloom/shared/api';
import type { Hono } from 'hono';
import type { CanaryRow } from '../store/index.ts';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { found } from './flows.ts';
import { implement } from './implement.ts';
import { iso } from './present.ts';
import { Refusal } from './refusals.ts';

/** The channel of orders that are created by this API. */
const api = 'api';

/** Which version new orders get, and every change of that. */
export function serveReleases(app: Hono<Environment>, deps: HttpDeps): void {
  const { store } = deps;

  implement(app, releaseRoutes.readRelease, ({ actor, param }) => stateOf(deps, actor, param('id')));

  implement(app, releaseRoutes.changeRelease, ({ actor, body, param }) => {
    const flow = param('id');
    found(deps, actor, flow);
    if (body.type === 'pin' && body.channel !== api && !store.channels.get(actor.tenant, body.channel))
      throw new Refusal('unknown-channel');
    const done = store.releases.change(actor.tenant, flow, body, actor.name);
    if (done !== 'changed') throw new Refusal(done);
    deps.announce(actor.tenant, { type: 'flow', flow });
    return stateOf(deps, actor, flow);
  });

  implement(app, releaseRoutes.listReleaseEvents, ({ actor, param, query }) => {
    found(deps, actor, param('id'));
    const before = query.cursor === undefined ? undefined : Number(query.cursor) || undefined;
    const rows = store.releases.events(actor.tenant, param('id'), before, query.limit);
    const last = rows.length === query.limit ? rows.at(-1) : undefined;
    return { items: rows.map(({ at, by, change }) => ({ at: iso(at), by, change })), next: last ? String(last.row) : null };
  });
}

function stateOf({ store }: HttpDeps, actor: Actor, flow: string) {
  const { tenant } = actor;
  const row = store.flows.get(tenant, flow);
  if (!row) throw new Refusal('unknown-flow');
  const release = store.releases.get(tenant, flow);
  const canary = release?.canary ?? null;
  const share = canary?.share ?? 0;
  const counts = store.releases.ordersByVersion(tenant, flow);
  return {
    active: release?.active ?? null,
    canary: canary && presentCanary(canary),
    figures: canary && store.releases.figures(tenant, flow, canary),
    pins: Object.entries(release?.pins ?? {}).map(([channel, version]) => ({ channel, version })),
    versions: store.flows.versions(tenant, flow).map(({ version, note, publishedAt, publishedBy }) => ({
      version,
      note,
      publishedBy,
      publishedAt: iso(publishedAt),
      ...(counts.get(version) ?? { active: 0, error: 0, done: 0 }),
      share: version === canary?.version ? share : version === release?.active ? 100 - share : 0,
    })),
  };
}

function presentCanary({ version, share, rule, since }: CanaryRow) {
  return { version, share, rule, since: iso(since) };
}
