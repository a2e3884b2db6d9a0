import type { Call, State } from '../../document/state.ts';
import { State as StateSchema } from '../../document/state.ts';
import { labelOf } from '../labels.ts';
import type { ConfigNode } from './config-tree.ts';
import { StateEmbed } from './embed.ts';
import { isObject, join, several } from './json-object.ts';
import { readActions } from './read-actions.ts';
import { readMeta, readNote } from './read-meta.ts';
import { asJson, type Reading, stateId } from './reading.ts';
import { byPath } from './resolve-target.ts';

const nodeKeys = [
  'id',
  'type',
  'initial',
  'history',
  'states',
  'invoke',
  'on',
  'onDone',
  'entry',
  'exit',
  'always',
  'after',
  'meta',
  'output',
  'tags',
  'description',
  'route',
] as const;
const stateKeys = new Set<string>(nodeKeys);
const historyKeys = new Set<string>([...nodeKeys, 'target']);
/** `options` only bounds eventless loops, which the compiled machine does by itself. */
const rootKeys = new Set<string>([...nodeKeys, 'context', 'options', 'version']);

/** One state of the config as a state of the document. */
export function readState(reading: Reading, node: ConfigNode, position: number): State {
  const { config, path, kind } = node;
  reading.refusals.unknownKeys(config, !node.parent ? rootKeys : kind === 'history' ? historyKeys : stateKeys, path);
  const { own, foreign } = readMeta<StateEmbed>(reading, config.meta, StateEmbed, path);
  const note = readNote(reading, config.description, own?.note, path);
  const initial = readInitial(reading, node);
  return StateSchema.parse({
    id: stateId(reading, node),
    kind,
    parent: node.parent ? stateId(reading, node.parent) : null,
    order: position,
    ...naming(node, own),
    ...(own?.handler ? { handler: own.handler } : {}),
    ...(own?.sla ? { sla: own.sla } : {}),
    ...(own?.pauses ? { pauses: true } : {}),
    ...(own?.stage ? { stage: own.stage } : {}),
    ...(own?.meaning ? { meaning: own.meaning } : {}),
    ...(note ? { note } : {}),
    ...withVersion(node, foreign),
    initial: initial.target,
    initialActions: readActions(reading, initial.actions, join(path, 'initial.actions'), own?.initialActions),
    entry: readActions(reading, config.entry, join(path, 'entry'), own?.entry),
    exit: readActions(reading, config.exit, join(path, 'exit'), own?.exit),
    calls: readCalls(reading, node, own),
    ...readHistory(reading, node),
    tags: readTags(reading, node),
    ...(config.output === undefined ? {} : { output: asJson(config.output) }),
    ...own?.rest,
  });
}

/** The machine's own version text, kept beside its meta. */
export const versionKey = 'xstate.version';

function withVersion(node: ConfigNode, meta: State['meta']): Pick<State, 'meta'> {
  const { version } = node.config;
  if (node.parent || version === undefined) return meta ? { meta } : {};
  return { meta: { ...meta, [versionKey]: asJson(version) } };
}

/** Labels and imported names; what another tool has renamed since is taken over. */
function naming(node: ConfigNode, own: StateEmbed | undefined) {
  const keyKept = own !== undefined && own.key === node.key;
  const key = keyKept ? own.importedKey : node.key;
  const xid = typeof node.config.id === 'string' ? node.config.id || undefined : undefined;
  const id = own !== undefined && own.xid === xid ? own.importedId : xid;
  return {
    label: keyKept ? own.label : labelUnkept(node),
    ...(node.parent && key !== undefined ? { importedKey: key } : {}),
    ...(id === undefined ? {} : { importedId: id }),
  };
}

function labelUnkept(node: ConfigNode) {
  return node.parent ? labelOf(node.key) : {};
}

function readInitial(reading: Reading, node: ConfigNode): { target: string | null; actions: unknown } {
  const at = join(node.path, 'initial');
  const { initial } = node.config;
  if (initial === undefined || initial === null || initial === '') {
    if (node.kind === 'compound') reading.refusals.malformed(at, 'initial');
    return { target: null, actions: undefined };
  }
  const config = isObject(initial) ? initial : { target: initial };
  reading.refusals.unknownKeys(config, new Set(['target', 'actions']), at);
  const target = Array.isArray(config.target) && config.target.length === 1 ? config.target[0] : config.target;
  const child = typeof target === 'string' ? node.children.get(target) : undefined;
  if (!child) reading.refusals.unknownTarget(at, String(target));
  return { target: child ? stateId(reading, child) : null, actions: config.actions };
}

const invokeKeys = new Set(['id', 'src', 'input', 'onDone', 'onError']);

function readCalls(reading: Reading, node: ConfigNode, own: StateEmbed | undefined): Call[] {
  const { invoke } = node.config;
  const at = join(node.path, 'invoke');
  const sources = several(invoke);
  const kept = own?.calls.length === sources.length ? own.calls : [];
  return sources.flatMap(
    (source, index) => readCall(reading, node, source, index, kept[index], Array.isArray(invoke) ? join(at, index) : at) ?? [],
  );
}

function readCall(
  reading: Reading,
  node: ConfigNode,
  source: unknown,
  index: number,
  kept: StateEmbed['calls'][number] | undefined,
  path: string,
): Call | undefined {
  if (!isObject(source) || typeof source.src !== 'string' || source.src === '') {
    reading.refusals.malformed(path, JSON.stringify(source));
    return undefined;
  }
  reading.refusals.unknownKeys(source, invokeKeys, path);
  const action = { type: source.src, ...(source.input === undefined ? {} : { params: source.input }) };
  const [call] = readActions(reading, action, join(path, 'src'), kept ? [kept.action] : []);
  if (!call) return undefined;
  const meaning = kept?.meaning ? { meaning: kept.meaning } : {};
  return { id: callId(node, source.id, index), label: kept?.label ?? labelOf(source.src), action: call, ...meaning };
}

/** An invoke without an id answers under its place in the machine. */
export function callId(node: ConfigNode, id: unknown, index: number): string {
  return typeof id === 'string' ? id : `${index}.${node.xstateId}`;
}

function readHistory(reading: Reading, node: ConfigNode) {
  const { history } = node.config;
  const depth = history === true ? 'shallow' : history;
  const { parent } = node;
  const historyDefault = node.kind === 'history' && parent ? readHistoryDefault(reading, node, parent) : [];
  if (depth === undefined || depth === false) return { historyDefault };
  if (depth === 'shallow' || depth === 'deep') return { historyDefault, history: depth };
  reading.refusals.malformed(join(node.path, 'history'), 'history');
  return { historyDefault };
}

function readHistoryDefault(reading: Reading, node: ConfigNode, parent: ConfigNode): string[] {
  const targets = node.config.target === '' ? [] : several(node.config.target);
  return targets.flatMap((target) => {
    const found = typeof target === 'string' ? byPath(reading.tree, parent, target) : undefined;
    if (found) return [stateId(reading, found)];
    reading.refusals.unknownTarget(join(node.path, 'target'), String(target));
    return [];
  });
}

function readTags(reading: Reading, node: ConfigNode): string[] {
  return several(node.config.tags).flatMap((tag) => {
    if (typeof tag === 'string') return [tag];
    reading.refusals.malformed(join(node.path, 'tags'), JSON.stringify(tag));
    return [];
  });
}
