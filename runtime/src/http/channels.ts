import { channelRoutes } from '@orderloom/shared/api';
import { type Problem, problem } from '@orderloom/shared/base';
import type { Hono } from 'hono';
import { type ChannelDefinition, channelTypes } from '../channels/index.ts';
import type { ChannelRow } from '../store/index.ts';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { Refusal } from './refusals.ts';

/** Where orders come from. Secrets go in and never come out. */
export function serveChannels(app: Hono<Environment>, { store, ids }: HttpDeps): void {
  implement(app, channelRoutes.listChannels, ({ actor }) => ({
    items: store.channels.list(actor.tenant).map((row) => presentChannel(actor, row)),
    next: null,
  }));

  implement(app, channelRoutes.createChannel, ({ actor, body }) => {
    const { id: wished, secrets = {}, ...rest } = body;
    const id = wished ?? freeId(actor, body.type);
    if (store.channels.get(actor.tenant, id)) throw new Refusal('id-taken');
    return save(actor, { ...rest, id, secrets });
  });

  implement(app, channelRoutes.saveChannel, ({ actor, body, param }) => {
    const stored = store.channels.written(actor.tenant, param('id'));
    if (!stored) throw new Refusal('unknown-channel');
    const { secrets, ...rest } = body;
    return save(actor, { ...rest, id: stored.id, secrets: { ...stored.secrets, ...secrets } });
  });

  implement(app, channelRoutes.deleteChannel, ({ actor, param }) => {
    if (!store.channels.remove(actor.tenant, param('id'))) throw new Refusal('unknown-channel');
    return undefined;
  });

  implement(app, channelRoutes.listChannelTypes, () => ({
    items: channelTypes.all.map(({ id, label, hint, secrets, settings }) => ({ id, label, hint, secrets, settings })),
    next: null,
  }));

  function save(actor: Actor, row: ChannelRow) {
    const type = channelTypes.get(row.type);
    if (!type) throw new Refusal('unknown-channel-type', { detail: channelTypes.all.map((one) => one.id).join(', ') });
    const errors = [...missingParams(type, row), ...unknownFlow(actor, row)];
    if (errors.length > 0) throw new Refusal('bad-body', { errors });
    store.channels.save(actor.tenant, row);
    return presentChannel(actor, row);
  }

  function unknownFlow(actor: Actor, { flow }: ChannelRow): readonly Problem[] {
    if (flow === null || store.flows.get(actor.tenant, flow)) return [];
    return [problem('channel.unknown-flow', 'flow', { zh: `没有流程“${flow}”。`, en: `There is no flow "${flow}".` })];
  }

  function freeId(actor: Actor, type: string): string {
    return store.channels.get(actor.tenant, type) ? `${type}-${ids.next().slice(-8).toLowerCase()}` : type;
  }
}

function missingParams({ secrets, settings }: ChannelDefinition, row: ChannelRow): readonly Problem[] {
  const absent = (name: string, values: Readonly<Record<string, unknown>>) => values[name] === undefined || values[name] === '';
  const gaps = [
    ...secrets
      .filter((param) => param.required && absent(param.name, row.secrets))
      .map((param) => ({ param, path: `secrets.${param.name}` })),
    ...settings
      .filter((param) => param.required && absent(param.name, row.settings))
      .map((param) => ({ param, path: `settings.${param.name}` })),
  ];
  return gaps.map(({ param, path }) =>
    problem('channel.missing-param', path, { zh: `请填写“${param.label.zh}”。`, en: `"${param.label.en}" is missing.` }),
  );
}

function presentChannel(actor: Actor, { id, type, name, flow, enabled, settings, secrets }: ChannelRow) {
  const hookPath = `/hooks/${encodeURIComponent(actor.tenant)}/${encodeURIComponent(id)}`;
  return { id, type, name, flow, enabled, settings, hookPath, hasSecret: Object.values(secrets).some((secret) => secret !== '') };
}
