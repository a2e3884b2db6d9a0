import type { Json } from '../../base/json.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import { childrenOf } from '../../document/queries.ts';
import type { State } from '../../document/state.ts';
import { embedKey, type FlowEmbed, type StateEmbed } from './embed.ts';
import { type ExportNames, exportNames } from './export-names.ts';
import { descriptionOf } from './read-meta.ts';
import { versionKey } from './read-state.ts';
import { writeActions } from './write-actions.ts';
import { writeTriggers } from './write-transition.ts';

/**
 * A document as an XState v5 config. What XState has no word for travels in `meta.orderloom`,
 * so that reading the config again gives the same document.
 */
export function writeConfig(document: FlowDocument): Record<string, unknown> {
  const names = exportNames(document);
  const context = Object.entries(document.context).filter(([, field]) => !standsForName(field));
  const root = document.states[document.root];
  const version = root?.meta?.[versionKey];
  return {
    ...(version === undefined ? {} : { version }),
    ...writeState(document, names, document.root),
    ...(context.length === 0
      ? {}
      : { context: Object.fromEntries(context.map(([key, field]) => [field.importedName ?? key, field.default])) }),
  };
}

/** Fields that only stand for a named guard or delay are no context of XState's. */
function standsForName(field: FlowDocument['context'][string]): boolean {
  return field.toDefine === true && (field.type.type === 'boolean' || field.type.type === 'duration');
}

function writeState(document: FlowDocument, names: ExportNames, id: string): Record<string, unknown> {
  const state = document.states[id];
  if (!state) throw new Error(`state ${id} is missing`);
  const children = childrenOf(document, id);
  const description = descriptionOf(state.note);
  return {
    id: names.xid(id),
    ...writeKind(state, children.length > 0),
    ...(description === '' ? {} : { description }),
    ...writeInitial(document, names, state),
    ...writeHistory(names, state),
    ...writeLists(state),
    ...writeBehaviour(document, names, state),
    ...(state.output === undefined ? {} : { output: state.output }),
    meta: { ...withoutVersion(state), [embedKey]: embed(document, names, state) },
    ...(children.length > 0
      ? { states: Object.fromEntries(children.map((child) => [names.key(child.id), writeState(document, names, child.id)])) }
      : {}),
  };
}

function writeKind(state: State, hasChildren: boolean): Record<string, unknown> {
  const implied = hasChildren ? 'compound' : 'atomic';
  return state.kind === implied ? {} : { type: state.kind };
}

function initialChild(document: FlowDocument, state: State): string | undefined {
  const { initial } = state;
  return initial !== null && document.states[initial]?.parent === state.id ? initial : undefined;
}

function writeInitial(document: FlowDocument, names: ExportNames, state: State): Record<string, unknown> {
  const child = initialChild(document, state);
  if (child === undefined) return {};
  const target = names.key(child);
  return { initial: state.initialActions.length === 0 ? target : { target, actions: writeActions(state.initialActions) } };
}

function writeHistory(names: ExportNames, state: State): Record<string, unknown> {
  const targets = state.historyDefault.map(names.target);
  return {
    ...(state.history ? { history: state.history } : {}),
    ...(state.kind === 'history' && targets.length > 0 ? { target: targets.length === 1 ? targets[0] : targets } : {}),
  };
}

function writeLists(state: State): Record<string, unknown> {
  return {
    ...(state.tags.length > 0 ? { tags: state.tags } : {}),
    ...(state.entry.length > 0 ? { entry: writeActions(state.entry) } : {}),
    ...(state.exit.length > 0 ? { exit: writeActions(state.exit) } : {}),
  };
}

function writeBehaviour(document: FlowDocument, names: ExportNames, state: State): Record<string, unknown> {
  const { on, after, always, onDone, reply } = writeTriggers(document, names, state);
  const invoke = state.calls.map((call, index) => {
    const [action] = writeActions([call.action]) as [{ type: string; params?: unknown }];
    const first = state.calls.findIndex((other) => other.id === call.id) === index;
    const onReply = first ? reply[`done:${call.id}`] : undefined;
    const onError = first ? reply[`error:${call.id}`] : undefined;
    return {
      id: call.id,
      src: action.type,
      ...(action.params === undefined ? {} : { input: action.params }),
      ...(onReply ? { onDone: onReply } : {}),
      ...(onError ? { onError } : {}),
    };
  });
  return {
    ...(invoke.length > 0 ? { invoke } : {}),
    ...(Object.keys(on).length > 0 ? { on } : {}),
    ...(always ? { always } : {}),
    ...(Object.keys(after).length > 0 ? { after } : {}),
    ...(onDone ? { onDone } : {}),
  };
}

function withoutVersion(state: State): State['meta'] {
  const { [versionKey]: _version, ...meta } = state.meta ?? {};
  return meta;
}

function embed(document: FlowDocument, names: ExportNames, state: State): StateEmbed {
  const ids = (calls: State['entry']) => calls.map((call) => call.id);
  const rest = inexpressible(document, state);
  return {
    id: state.id,
    key: state.id === document.root ? names.xid(state.id) : names.key(state.id),
    xid: names.xid(state.id),
    order: state.order,
    label: state.label,
    ...optional(state),
    entry: ids(state.entry),
    exit: ids(state.exit),
    initialActions: ids(state.initialActions),
    calls: state.calls.map((call) => ({
      label: call.label,
      action: call.action.id,
      ...(call.meaning ? { meaning: call.meaning } : {}),
    })),
    ...(Object.keys(rest).length > 0 ? { rest } : {}),
    ...(state.id === document.root ? { flow: flowEmbed(document) } : {}),
  };
}

function optional({ importedKey, importedId, handler, sla, pauses, stage, note, meaning }: State) {
  return {
    ...(importedKey === undefined ? {} : { importedKey }),
    ...(importedId === undefined ? {} : { importedId }),
    ...(handler === undefined ? {} : { handler }),
    ...(sla ? { sla } : {}),
    ...(pauses ? { pauses } : {}),
    ...(stage ? { stage } : {}),
    ...(note ? { note } : {}),
    ...(meaning ? { meaning } : {}),
  };
}

/** What a config gives no room for in a state of this kind. */
function inexpressible(document: FlowDocument, state: State): Record<string, Json> {
  const hasInitial = initialChild(document, state) !== undefined;
  return {
    ...(!hasInitial && state.initial !== null ? { initial: state.initial } : {}),
    ...(!hasInitial && state.initialActions.length > 0 ? { initialActions: state.initialActions as unknown as Json } : {}),
    ...(state.kind !== 'history' && state.historyDefault.length > 0 ? { historyDefault: state.historyDefault } : {}),
    ...(state.meta && Object.keys(state.meta).length === 0 ? { meta: {} } : {}),
  };
}

function flowEmbed(document: FlowDocument): FlowEmbed {
  const { format: _format, root: _root, states: _states, transitions: _transitions, ...flow } = document;
  return flow;
}
