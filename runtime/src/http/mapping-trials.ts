import { mappingRoutes } from '@orderloom/shared/api';
import type { Json } from '@orderloom/shared/base';
import { compileMapping } from '@orderloom/shared/mapping';
import type { Hono } from 'hono';
import type { ChannelMessage } from '../channels/index.ts';
import type { ChannelRow, InboxRow } from '../store/index.ts';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { channelOf } from './mapping-context.ts';
import { iso } from './present.ts';
import { Refusal } from './refusals.ts';

/** Of what was set aside, at a time. */
const page = 200;
const named = 20;

/** Samples, what a mapping makes of them, and deliveries that were set aside. */
export function serveMappingTrials(app: Hono<Environment>, deps: HttpDeps): void {
  const { store, reading, sandbox, intake } = deps;

  implement(app, mappingRoutes.listSamples, async ({ actor, query, param }) => {
    const channel = channelOf(deps, actor, param('id'));
    const rows = await reading.queries.inbox(actor.tenant, { channel: channel.id, limit: query.limit, status: query.status });
    return { items: rows.items.flatMap((row) => sample(actor, row)), next: null };
  });

  implement(app, mappingRoutes.readSamples, ({ actor, body, param }) => {
    const channel = channelOf(deps, actor, param('id'));
    if ('rows' in body) return { items: body.rows.map((row) => present(pasted('', row))), next: null };
    const messages = sandbox.read(channel, body.text);
    if (!messages.ok) throw new Refusal('bad-body', { errors: messages.error });
    return { items: messages.value.map((message) => present(message)), next: null };
  });

  implement(app, mappingRoutes.previewMapping, ({ actor, body, param }) => {
    const channel = channelOf(deps, actor, param('id'));
    const compiled = compileMapping(body.document);
    if (!compiled.ok) return { problems: compiled.error, targets: [], rows: [], conflicts: [] };
    const messages = body.samples.flatMap((one): ChannelMessage[] => {
      if ('message' in one) return [pasted(one.topic, one.message)];
      const row = store.queries.inboxItem(actor.tenant, one.id);
      const found = row?.channel === channel.id ? intake.messageIn(actor.tenant, row) : undefined;
      return found ? [found] : [];
    });
    return { problems: [], ...sandbox.preview(actor.tenant, channel, compiled.value, messages) };
  });

  implement(app, mappingRoutes.tryReplay, async ({ actor, body, param }) => {
    const channel = channelOf(deps, actor, param('id'));
    const draft = body.with === 'draft' ? store.mappings.draft(actor.tenant, channel.id) : undefined;
    const compiled = draft && compileMapping(draft.document);
    if (compiled && !compiled.ok) throw new Refusal('bad-mapping', { errors: compiled.error });
    const aside = await setAside(actor, channel, body.cursor);
    const { applicable, failing } = sandbox.tryAgain(actor.tenant, channel, aside.items, compiled?.value);
    const groups = failing.map(({ problem: { code, message }, deliveries }) => ({
      code,
      message,
      count: deliveries.length,
      deliveries: deliveries.slice(0, named),
    }));
    return { examined: aside.items.length, applicable, failing: groups, next: aside.next };
  });

  implement(app, mappingRoutes.replayAside, async ({ actor, body, param }) => {
    const channel = channelOf(deps, actor, param('id'));
    const aside = await setAside(actor, channel, body.cursor);
    let applied = 0;
    // The oldest first, as they came.
    for (const row of [...aside.items].reverse()) {
      await intake.replay(actor.tenant, row, actor.name);
      if (store.queries.inboxItem(actor.tenant, row.id)?.status !== 'quarantined') applied += 1;
    }
    return { replayed: aside.items.length, applied, aside: aside.items.length - applied, next: aside.next };
  });

  function setAside(actor: Actor, channel: ChannelRow, cursor: string | undefined) {
    return reading.queries.inbox(actor.tenant, { channel: channel.id, status: 'quarantined', limit: page, cursor });
  }

  function sample(actor: Actor, row: InboxRow) {
    const found = intake.messageIn(actor.tenant, row);
    return found && !found.probe ? [present(found, row)] : [];
  }

  function present(message: ChannelMessage, row?: InboxRow) {
    const { id = null, status = null } = row ?? {};
    return { id, topic: message.topic, receivedAt: row ? iso(row.receivedAt) : null, status, message: sandbox.treeOf(message) };
  }
}

/** A message that did not come as a delivery. */
function pasted(topic: string, data: Json): ChannelMessage {
  return { deliveryId: 'sample', topic, probe: false, body: new Uint8Array(), data };
}
