import { celGuard } from './embed.ts';
import { isObject, join } from './json-object.ts';
import { asJson, type Reading } from './reading.ts';

const guardKeys = new Set(['type', 'params']);

/** The CEL text of a guard; nothing where there is none. */
export function readGuard(reading: Reading, source: unknown, path: string): string | undefined {
  if (source === undefined) return undefined;
  const at = join(path, 'guard');
  const guard = typeof source === 'string' ? { type: source } : source;
  if (!isObject(guard) || typeof guard.type !== 'string' || guard.type === '') {
    reading.refusals.malformed(at, JSON.stringify(source) ?? '');
    return undefined;
  }
  reading.refusals.unknownKeys(guard, guardKeys, at);
  if (guard.type === celGuard && isObject(guard.params) && typeof guard.params.text === 'string') return guard.params.text;
  if (guard.type.startsWith('xstate.')) {
    reading.refusals.unsupported(at, `“${guard.type}”`);
    return undefined;
  }
  return reading.fields.guard(guard.type, guard.params === undefined ? undefined : asJson(guard.params));
}
