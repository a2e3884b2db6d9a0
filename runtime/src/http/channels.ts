import { randomBytes } from 'node:crypto';
import { referenceOf } from '@orderloom/shared/actions';
import { channelRoutes } from '@orderloom/shared/api';
import { type Problem, problem } from '@orderloom/shared/base';
import type { Hono } from 'hono';
import { type ChannelDefinition, channelTypes } from '../channels/index.ts';
import type { ChannelRow } from '../store/index.ts';
import type { Actor, Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { Refusal } from './refusals.ts';

/** Where orders come from. Secrets go in and never come out. */
export function serveChannels(app: Hono<Environment>, { store, ids, connecting }: HttpDeps): void {
  implement(app, channelRoutes.listChannels, ({ actor }) => ({
    items: store.channels.list(actor.tenant).map((row) => presentChannel(actor, row)),
    next: null,
  }));

  implement(app, channelRoutes.listChannelHealth, ({ actor }) => ({ items: connecting.health(actor.tenant), next: null }));

  implement(app, channelRoutes.testChannel, async ({ actor, param }) => {
    const steps = await connecting.test(actor.tenant, param('id'));
    if (!steps) throw new Refusal('unknown-channel');
    return { steps };
  });

  implement(app, channelRoutes.pauseChannel, async ({ actor, param }) => {
    if (!(await connecting.pause(actor.tenant, param('id')))) throw new Refusal('unknown-channel');
    return undefined;
  });

  implement(app, channelRoutes.resumeChannel, async ({ actor, param }) => {
    if (!(await connecting.resume(actor.tenant, param('id')))) throw new Refusal('unknown-channel');
    return undefined;
  });

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
    store.mappings.remove(actor.tenant, param('id'));
    void connecting.changed(actor.tenant, param('id'));
    return undefined;
  });

  implement(app, channelRoutes.listChannelTypes, () => ({
    items: channelTypes.all.map(presentType),
    next: null,
  }));

  function save(actor: Actor, given: ChannelRow) {
    const type = channelTypes.get(given.type);
    if (!type) throw new Refusal('unknown-channel-type', { detail: channelTypes.all.map((one) => one.id).join(', ') });
    const row = type.pathToken && !given.secrets.pathToken ? { ...given, secrets: { ...given.secrets, pathToken: newWord() } } : given;
    const errors = [...missingParams(type, row), ...unknownFlow(actor, row)];
    if (errors.length > 0) throw new Refusal('bad-body', { errors });
    store.channels.save(actor.tenant, row);
    void connecting.changed(actor.tenant, row.id);
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

function presentType({ id, label, hint, secrets, settings, reach, conventions, statuses, limits, verified }: ChannelDefinition) {
  const given = { reach: [...(reach ?? ['push' as const])], statuses: [...(statuses ?? [])], facts: [...(verified ?? [])] };
  const told = conventions ? { conventions } : {};
  return { id, label, hint, secrets, settings, ...given, limits: [...(limits?.notes ?? [])], ...told };
}

/** Nobody guesses it. */
function newWord(): string {
  return randomBytes(24).toString('base64url');
}

function presentChannel(actor: Actor, { id, type, name, flow, enabled, settings, secrets }: ChannelRow) {
  const hookPath = `/hooks/${encodeURIComponent(actor.tenant)}/${encodeURIComponent(id)}${wordOf(actor, secrets.pathToken)}`;
  return { id, type, name, flow, enabled, settings, hookPath, hasSecret: Object.values(secrets).some((secret) => secret !== '') };
}

/** The address is worth as much as a secret, so only who may set secrets sees it whole. */
function wordOf({ permissions }: Actor, word: string | undefined): string {
  if (word === undefined || word === '') return '';
  return permissions.has('channels:write') && referenceOf(word) === undefined ? `/${encodeURIComponent(word)}` : '/…';
}
