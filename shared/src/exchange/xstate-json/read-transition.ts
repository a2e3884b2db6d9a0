import type { Transition, Trigger } from '../../document/transition.ts';
import type { ConfigNode } from './config-tree.ts';
import { type TransitionEmbed, TransitionEmbed as TransitionEmbedSchema } from './embed.ts';
import { isObject, type JsonObject, join, several } from './json-object.ts';
import { readActions } from './read-actions.ts';
import { readGuard } from './read-guard.ts';
import { readMeta, readNote } from './read-meta.ts';
import { type Reading, stateId } from './reading.ts';
import { resolveTarget } from './resolve-target.ts';

const transitionKeys = new Set(['target', 'actions', 'guard', 'reenter', 'meta', 'description']);

/** The transitions at one place of a state's config, in the order they are tried. */
export function readTransitions(reading: Reading, node: ConfigNode, source: unknown, trigger: Trigger, path: string): ReadTransition[] {
  const items = Array.isArray(source) ? source : [source];
  return items.flatMap(
    (item, index) => readTransition(reading, node, item, trigger, Array.isArray(source) ? join(path, index) : path) ?? [],
  );
}

/** A transition, and the priority a written config has kept for it. */
export interface ReadTransition {
  readonly transition: Transition;
  readonly priority: number | undefined;
}

function blank(id: string, source: string, trigger: Trigger): Transition {
  return { id, source, targets: [], trigger, priority: 0, reenter: false, actions: [] };
}

function readTransition(reading: Reading, node: ConfigNode, item: unknown, trigger: Trigger, path: string): ReadTransition | undefined {
  const config = typeof item === 'string' ? { target: item } : (item ?? {});
  if (!isObject(config)) {
    reading.refusals.malformed(path, JSON.stringify(item));
    return undefined;
  }
  reading.refusals.unknownKeys(config, transitionKeys, path);
  const { own, foreign } = readMeta<TransitionEmbed>(reading, config.meta, TransitionEmbedSchema, path);
  const note = readNote(reading, config.description, own?.note, path);
  const guard = readGuard(reading, config.guard, path);
  const transition = {
    ...blank(reading.ids.claim(own?.id, 't'), stateId(reading, node), resumed(trigger, own)),
    targets: readTargets(reading, node, config, path),
    ...(guard === undefined ? {} : { guard }),
    reenter: readReenter(reading, config, path),
    actions: readActions(reading, config.actions, join(path, 'actions'), own?.actions),
    ...(own?.label ? { label: own.label } : {}),
    ...(note ? { note } : {}),
    ...(foreign ? { meta: foreign } : {}),
    ...own?.rest,
  };
  return { transition, priority: own?.priority };
}

function resumed(trigger: Trigger, own: TransitionEmbed | undefined): Trigger {
  if (trigger.type !== 'after') return trigger;
  const delay = own?.working ? { ...trigger.delay, working: own.working } : trigger.delay;
  return { ...trigger, delay, ...(own?.resume ? { resume: own.resume } : {}) };
}

function readReenter(reading: Reading, config: JsonObject, path: string): boolean {
  const { reenter } = config;
  if (reenter !== undefined && reenter !== null && typeof reenter !== 'boolean')
    reading.refusals.malformed(join(path, 'reenter'), 'reenter');
  return reenter === true;
}

function readTargets(reading: Reading, node: ConfigNode, config: JsonObject, path: string): string[] {
  if (config.target === undefined || config.target === '') return [];
  const at = join(path, 'target');
  return several(config.target).flatMap((target) => {
    if (typeof target !== 'string') {
      reading.refusals.malformed(at, JSON.stringify(target));
      return [];
    }
    const found = resolveTarget(reading.tree, node, target);
    if (found) return [stateId(reading, found)];
    reading.refusals.unknownTarget(at, target);
    return [];
  });
}

/** Gives the transitions of one state their priorities: those that were kept if they still agree with the order in the file. */
export function rank(read: readonly ReadTransition[]): Transition[] {
  const kept = read.every(({ priority }) => priority !== undefined) && agrees(read);
  return read.map(({ transition, priority }, index) => ({ ...transition, priority: kept ? (priority ?? index) : index }));
}

function agrees(read: readonly ReadTransition[]): boolean {
  const last = new Map<string, ReadTransition>();
  return read.every((current) => {
    const group = JSON.stringify(current.transition.trigger);
    const before = last.get(group);
    last.set(group, current);
    if (!before) return true;
    const distance = (current.priority ?? 0) - (before.priority ?? 0);
    return distance > 0 || (distance === 0 && before.transition.id < current.transition.id);
  });
}
