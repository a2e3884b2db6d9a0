import type { Json } from '../base/json.ts';
import { canonicalJson } from '../base/json.ts';
import type { Machine } from '../compile/machine.ts';
import { expressionsOf } from '../expression/expressions-of.ts';
import { activeStates } from '../step/active-states.ts';
import { fits } from '../step/data-problems.ts';
import type { Snapshot } from '../step/types.ts';
import type { FieldRule, MigrationMapping } from './mapping.ts';
import type { Reason } from './reason.ts';

/** The order's data as the new version has it. Gives the same object when nothing changes. */
export function placeFields(
  source: Machine,
  target: Machine,
  mapping: MigrationMapping,
  snapshot: Snapshot,
  now: number,
): { readonly context: Snapshot['context']; readonly reasons: readonly Reason[] } {
  const reasons: Reason[] = [];
  const used = new Set<string>();
  const before = snapshot.context;
  const entries = Object.entries(target.document.context).map(([key, field]): [string, Json] => {
    const rule = mapping.fields[key] ?? standardRule(before, key);
    if (rule.type === 'default') return [key, target.defaults[key] ?? null];
    if (rule.type === 'expression') return [key, computed(key, rule.text)];
    const from = rule.field ?? key;
    used.add(from);
    const value = before[from] ?? null;
    if (value !== null && !fits(field.type, value)) reasons.push({ code: 'field-misfit', subject: key });
    return [key, value];
  });

  function computed(key: string, text: string): Json {
    const field = target.document.context[key];
    const compiled = expressionsOf(source.document).compile(text, field?.type ?? 'any', { path: `fields.${key}` });
    const inside = new Set(activeStates(snapshot.value));
    try {
      if (compiled.ok) return compiled.value({ context: before, event: { type: 'migrate' }, now, inState: (id) => inside.has(id) });
    } catch {
      // Told below: an empty or odd value of this one order.
    }
    reasons.push({ code: 'field-failed', subject: key });
    return null;
  }

  const lost = Object.keys(before).filter(
    (key) => !Object.hasOwn(target.document.context, key) && !used.has(key) && saysSomething(source, before, key),
  );
  reasons.push(...lost.map((subject) => ({ code: 'field-dropped', subject }) as const));
  const same =
    entries.length === Object.keys(before).length && entries.every(([key, value]) => Object.hasOwn(before, key) && before[key] === value);
  return { context: same ? before : Object.fromEntries(entries), reasons };
}

function standardRule(before: Snapshot['context'], key: string): FieldRule {
  return Object.hasOwn(before, key) ? { type: 'keep' } : { type: 'default' };
}

/** An empty field, or one that never left its default, is no loss. */
function saysSomething(source: Machine, context: Snapshot['context'], key: string): boolean {
  const value = context[key] ?? null;
  return value !== null && canonicalJson(value) !== canonicalJson(source.defaults[key] ?? null);
}
