import type { ActionCall } from '../../document/action-call.ts';
import { ownPrefix } from './embed.ts';

/** Actions as XState names them: imported ones by their own name, ours by the name of their type. */
export function writeActions(calls: readonly ActionCall[]): unknown[] {
  return calls.map(({ type, params }) => {
    if (type === 'to-define') return writeNamed(params);
    if (type === 'raise-event') return writeRaise(params);
    return { type: ownPrefix + type, params };
  });
}

function writeNamed(params: ActionCall['params']): unknown {
  const { name, ...rest } = params;
  const keys = Object.keys(rest);
  if (typeof name !== 'string' || name === '' || isOurs(name) || keys.some((key) => key !== 'params')) {
    return { type: `${ownPrefix}to-define`, params };
  }
  return keys.length === 0 ? { type: name } : { type: name, params: rest.params };
}

/** A raised event whose payload is plain values is XState's own action; one that is computed stays ours. */
function writeRaise(params: ActionCall['params']): unknown {
  const { event, payload, delay, ...rest } = params;
  const values = literals(payload);
  if (typeof event !== 'string' || event.includes('*') || !values || Object.keys(rest).length > 0 || delay === null) {
    return { type: `${ownPrefix}raise-event`, params };
  }
  return { type: 'xstate.raise', params: { event: { type: event, ...values }, ...(delay === undefined ? {} : { delay }) } };
}

function literals(payload: unknown): Record<string, unknown> | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const values: Record<string, unknown> = {};
  for (const [key, text] of Object.entries(payload)) {
    const literal = literalOf(text);
    if (!literal || key === 'type') return undefined;
    values[key] = literal.value;
  }
  return values;
}

/** Only what comes back as the very same text. */
function literalOf(text: unknown): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(String(text));
    return JSON.stringify(value) === text ? { value } : undefined;
  } catch {
    return undefined;
  }
}

/** Names that XState or this program give a meaning to. */
export function isOurs(name: string): boolean {
  return name.startsWith(ownPrefix) || name.startsWith('xstate.');
}
