import { type Problem, problem } from '../../base/problem.ts';
import { fail, type Result } from '../../base/result.ts';
import { EventDefinition } from '../../document/event-definition.ts';
import { documentFormat, type FlowDocument, schemaVersion } from '../../document/flow-document.ts';
import { parseDocument } from '../../document/parse-document.ts';
import type { State } from '../../document/state.ts';
import type { ReadOptions } from '../define-format.ts';
import { labelOf } from '../labels.ts';
import { type ConfigNode, type ConfigTree, readTree } from './config-tree.ts';
import { embedKey, type FlowEmbed, StateEmbed } from './embed.ts';
import { FieldBook } from './field-book.ts';
import { Ids } from './ids.ts';
import { isObject, type JsonObject } from './json-object.ts';
import { readRoutes, routeEvent } from './read-routes.ts';
import { readState } from './read-state.ts';
import { rank } from './read-transition.ts';
import { readTriggers } from './read-triggers.ts';
import { asJson, type Reading, stateId } from './reading.ts';
import { Refusals } from './refusals.ts';

/** An XState v5 config as a flow document, or everything in it that a flow cannot hold. */
export function readConfig(config: unknown, options: ReadOptions): Result<FlowDocument, readonly Problem[]> {
  if (!isObject(config)) {
    return fail([
      problem('xstate-json.malformed', '', { zh: 'XState 配置应是一个 JSON 对象。', en: 'An XState config must be a JSON object.' }),
    ]);
  }
  const refusals = new Refusals();
  const tree = readTree(config, refusals);
  const flow = embedOf(tree.root)?.flow;
  const ids = new Ids(config);
  const fields = new FieldBook(flow?.context ?? {}, options);
  const reading: Reading = { tree, refusals, fields, ids, events: new Set(), stateIds: nameStates(tree, ids) };
  const states = readStates(reading);
  const transitions = tree.nodes.flatMap((node) => {
    const callIds = states.get(node)?.calls.map((call) => call.id) ?? [];
    const routes = node === tree.root ? readRoutes(reading) : [];
    return rank([...readTriggers(reading, node, callIds), ...routes]);
  });
  readContext(reading, config);
  if (refusals.problems.length > 0) return fail(refusals.problems);
  return parseDocument({
    ...identity(config, flow, options),
    events: catalogue(reading, flow),
    unknownEvents: flow?.unknownEvents ?? 'ignore',
    context: fields.fields,
    root: stateId(reading, tree.root),
    states: Object.fromEntries([...states.values()].map((state) => [state.id, state])),
    transitions: Object.fromEntries(transitions.map((transition) => [transition.id, transition])),
    notes: flow?.notes ?? {},
    frames: flow?.frames ?? {},
    layout: flow?.layout ?? { states: {}, routes: {} },
  });
}

function embedOf(node: ConfigNode): StateEmbed | undefined {
  const { meta } = node.config;
  const parsed = isObject(meta) ? StateEmbed.safeParse(meta[embedKey]) : undefined;
  return parsed?.success ? parsed.data : undefined;
}

function nameStates(tree: ConfigTree, ids: Ids): Map<ConfigNode, string> {
  const named = new Map<ConfigNode, string>();
  for (const node of tree.nodes) {
    const kept = embedOf(node)?.id;
    if (kept !== undefined && ![...named.values()].includes(kept)) named.set(node, ids.claim(kept, 's'));
  }
  for (const node of tree.nodes) if (!named.has(node)) named.set(node, ids.fromName(node === tree.root ? 'root' : node.key));
  return named;
}

function readStates(reading: Reading): Map<ConfigNode, State> {
  const { tree } = reading;
  const states = new Map<ConfigNode, State>();
  for (const node of tree.nodes) {
    const siblings = [...(node.parent?.children.values() ?? [node])];
    const position = siblings.indexOf(node);
    const kept = orderKept(siblings);
    states.set(node, readState(reading, node, kept?.[position] ?? position));
  }
  return states;
}

/** The places a written config has kept for siblings, if they still agree with the order in the file. */
function orderKept(siblings: readonly ConfigNode[]): readonly number[] | undefined {
  const embeds = siblings.map(embedOf);
  const agrees = embeds.every((embed, index) => {
    if (!embed) return false;
    const before = index === 0 ? undefined : embeds[index - 1];
    return !before || before.order < embed.order || (before.order === embed.order && before.id < embed.id);
  });
  return agrees ? embeds.map((embed) => embed?.order ?? 0) : undefined;
}

function readContext(reading: Reading, config: JsonObject): void {
  const { context } = config;
  if (context === undefined || context === null) return;
  if (!isObject(context)) {
    reading.refusals.malformed('context', 'context');
    return;
  }
  for (const [name, value] of Object.entries(context)) reading.fields.value(name, asJson(value));
}

function identity(config: JsonObject, flow: FlowEmbed | undefined, options: ReadOptions) {
  const machineId = typeof config.id === 'string' && config.id !== '' ? config.id : undefined;
  const slug = machineId?.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^[^A-Za-z_]+|_+$/g, '');
  return {
    format: documentFormat,
    schemaVersion,
    id: options.id ?? flow?.id ?? (slug || 'imported'),
    name: options.name ?? flow?.name ?? (machineId ? labelOf(machineId) : { zh: '导入的流程', en: 'Imported flow' }),
    ...(flow?.description ? { description: flow.description } : {}),
    ...(flow?.owner === undefined ? {} : { owner: flow.owner }),
    tags: flow?.tags ?? [],
  };
}

/** Every event the config knows; an order that cannot take one passes it over, as XState does. */
function catalogue(reading: Reading, flow: FlowEmbed | undefined) {
  const events: Record<string, EventDefinition> = { ...flow?.events };
  for (const name of reading.events) {
    if (Object.hasOwn(events, name)) continue;
    const payload = name === routeEvent ? { to: { label: { zh: '去往', en: 'To' }, type: { type: 'text' } } } : {};
    events[name] = EventDefinition.parse({ label: labelOf(name), payload, unacceptable: { policy: 'ignore' } });
  }
  return events;
}
