import type { Delay, Trigger } from '../../document/transition.ts';
import type { ConfigNode } from './config-tree.ts';
import { celDelay, slaDelay } from './embed.ts';
import { isObject, join, several } from './json-object.ts';
import { type ReadTransition, readTransitions } from './read-transition.ts';
import type { Reading } from './reading.ts';

/** Everything a state reacts to: `on`, `onDone`, the replies of its calls, `after`, `always`. */
export function readTriggers(reading: Reading, node: ConfigNode, callIds: readonly string[]): ReadTransition[] {
  const { config, path } = node;
  const done = given(config.onDone) ? readTransitions(reading, node, config.onDone, { type: 'done' }, join(path, 'onDone')) : [];
  const always = given(config.always) ? readTransitions(reading, node, config.always, { type: 'always' }, join(path, 'always')) : [];
  return [...readOn(reading, node), ...done, ...readReplies(reading, node, callIds), ...readAfter(reading, node), ...always];
}

function given(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function readOn(reading: Reading, node: ConfigNode): ReadTransition[] {
  const at = join(node.path, 'on');
  const { on } = node.config;
  if (!given(on)) return [];
  if (!isObject(on)) {
    reading.refusals.malformed(at, 'on');
    return [];
  }
  return Object.entries(on).flatMap(([event, source]) => {
    const trigger = eventTrigger(reading, node, event, join(at, event));
    return trigger ? readTransitions(reading, node, source ?? {}, trigger, join(at, event)) : [];
  });
}

function eventTrigger(reading: Reading, node: ConfigNode, event: string, path: string): Trigger | undefined {
  if (event === '' || event === 'xstate.init' || event === 'xstate.stop' || /^xstate\.after\.[^*]*$/.test(event)) {
    reading.refusals.unsupported(path, `“${event}”`, {
      zh: '这是 XState 自用的事件，请用 always、entry 或 after。',
      en: 'this event is XState’s own; use always, entry or after.',
    });
    return undefined;
  }
  const finished = event.startsWith(donePrefix) ? reading.tree.byXstateId.get(event.slice(donePrefix.length)) : undefined;
  if (finished === node && !given(node.config.onDone)) return { type: 'done' };
  if (finished) {
    reading.refusals.unsupported(path, `“${event}”`, { zh: '请改用该状态的 onDone。', en: 'use onDone of that state.' });
    return undefined;
  }
  if (!event.includes('*')) reading.events.add(event);
  return { type: 'event', event };
}

const donePrefix = 'xstate.done.state.';

function readReplies(reading: Reading, node: ConfigNode, callIds: readonly string[]): ReadTransition[] {
  const { invoke } = node.config;
  const at = join(node.path, 'invoke');
  return several(invoke).flatMap((source, index) => {
    const call = callIds[index];
    if (!isObject(source) || call === undefined) return [];
    const path = Array.isArray(invoke) ? join(at, index) : at;
    return (['done', 'error'] as const).flatMap((outcome) => {
      const key = outcome === 'done' ? 'onDone' : 'onError';
      if (!given(source[key])) return [];
      if (isObject(node.config.on) && `xstate.${outcome}.actor.${call}` in node.config.on) {
        reading.refusals.unsupported(join(path, key), `“${key}”`, {
          zh: '同一个回复在 on 里也写了一遍。',
          en: 'the same reply is also listed under on.',
        });
      }
      return readTransitions(reading, node, source[key], { type: 'reply', call, outcome }, join(path, key));
    });
  });
}

function readAfter(reading: Reading, node: ConfigNode): ReadTransition[] {
  const at = join(node.path, 'after');
  const { after } = node.config;
  if (!given(after)) return [];
  if (!isObject(after)) {
    reading.refusals.malformed(at, 'after');
    return [];
  }
  return Object.entries(after).flatMap(([key, source]) => {
    if (key.startsWith(slaDelay)) return [];
    const delay = readDelay(reading, key, join(at, key));
    return delay ? readTransitions(reading, node, source ?? {}, { type: 'after', delay }, join(at, key)) : [];
  });
}

function readDelay(reading: Reading, key: string, path: string): Delay | undefined {
  if (key.startsWith(celDelay)) return { type: 'expression', text: key.slice(celDelay.length) };
  const ms = Number(key);
  if (Number.isNaN(ms)) return { type: 'expression', text: reading.fields.delay(key) };
  if (Number.isFinite(ms)) return { type: 'fixed', ms: Math.max(0, ms) };
  reading.refusals.unsupported(path, `after: ${key}`, {
    zh: '延时须是有限的毫秒数。',
    en: 'a delay must be a finite number of milliseconds.',
  });
  return undefined;
}
