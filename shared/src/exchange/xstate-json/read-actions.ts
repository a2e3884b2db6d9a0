import type { ActionCall } from '../../document/action-call.ts';
import { ownPrefix } from './embed.ts';
import { isObject, type JsonObject, join, several } from './json-object.ts';
import { asJson, type Reading } from './reading.ts';

const actionKeys = new Set(['type', 'params']);
const raiseKeys = new Set(['event', 'delay']);

/** The actions at one place of the config. `known`: the ids a written config has kept for them. */
export function readActions(reading: Reading, source: unknown, path: string, known: readonly string[] = []): ActionCall[] {
  const items = several(source);
  const keep = known.length === items.length;
  return items.flatMap((item, index) => {
    const at = Array.isArray(source) ? join(path, index) : path;
    const action = readAction(reading, item, at);
    return action ? [{ id: reading.ids.claim(keep ? known[index] : undefined, 'a'), ...action }] : [];
  });
}

type Action = Omit<ActionCall, 'id'>;

function readAction(reading: Reading, item: unknown, path: string): Action | undefined {
  const action = typeof item === 'string' ? { type: item } : item;
  if (!isObject(action) || typeof action.type !== 'string' || action.type === '') {
    reading.refusals.malformed(path, JSON.stringify(item) ?? '');
    return undefined;
  }
  reading.refusals.unknownKeys(action, actionKeys, path);
  if (action.type === 'xstate.raise') return readRaise(reading, action.params, path);
  if (action.type.startsWith('xstate.')) {
    reading.refusals.unsupported(path, `“${action.type}”`, {
      zh: '只能带入具名动作和 xstate.raise。',
      en: 'only named actions and xstate.raise can come in.',
    });
    return undefined;
  }
  if (action.type.startsWith(ownPrefix) && isObject(action.params)) {
    return { type: action.type.slice(ownPrefix.length), params: action.params as Action['params'] };
  }
  const params = action.params === undefined ? {} : { params: asJson(action.params) };
  return { type: 'to-define', params: { name: action.type, ...params } };
}

function readRaise(reading: Reading, params: unknown, path: string): Action | undefined {
  const at = join(path, 'params');
  if (!isObject(params)) {
    reading.refusals.unsupported(path, 'xstate.raise', { zh: '缺少 params.event。', en: 'params.event is missing.' });
    return undefined;
  }
  reading.refusals.unknownKeys(params, raiseKeys, at);
  const event = typeof params.event === 'string' ? { type: params.event } : params.event;
  if (!isObject(event) || typeof event.type !== 'string' || event.type === '' || event.type.includes('*')) {
    reading.refusals.malformed(join(at, 'event'), JSON.stringify(params.event) ?? '');
    return undefined;
  }
  const { delay } = params;
  if (delay !== undefined && (typeof delay !== 'number' || !Number.isInteger(delay) || delay < 0)) {
    reading.refusals.unsupported(join(at, 'delay'), `delay: ${JSON.stringify(delay)}`, {
      zh: '延时须是整数毫秒。',
      en: 'a delay must be whole milliseconds.',
    });
    return undefined;
  }
  reading.events.add(event.type);
  return { type: 'raise-event', params: { event: event.type, payload: literals(event), ...(delay === undefined ? {} : { delay }) } };
}

/** JSON literals are CEL literals. */
function literals(event: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(event)
      .filter(([key]) => key !== 'type')
      .map(([key, value]) => [key, JSON.stringify(value)]),
  );
}
