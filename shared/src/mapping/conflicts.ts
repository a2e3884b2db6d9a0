import { canonicalJson, type Json } from '../base/json.ts';
import type { Text } from '../base/text.ts';
import type { Mapped } from './compile-mapping.ts';

export const conflictTypes = ['missing', 'type', 'step', 'two-values'] as const;

/** One thing that is wrong with several samples. */
export interface MappingConflict {
  readonly type: (typeof conflictTypes)[number];
  readonly target: string;
  /** What the first of them says. */
  readonly message: Text;
  /** Which samples, by their place. */
  readonly samples: readonly number[];
}

const typeOfCode: Readonly<Record<string, MappingConflict['type']>> = {
  'mapping.missing': 'missing',
  'mapping.type': 'type',
  'mapping.step-failed': 'step',
};

export interface MappedSample {
  readonly mapped: Pick<Mapped, 'order' | 'problems'>;
  readonly externalId: string | undefined;
}

/** What is wrong over all samples: by kind and field, the most frequent first. */
export function conflictsOf(samples: readonly MappedSample[]): readonly MappingConflict[] {
  const found = new Map<string, { type: MappingConflict['type']; target: string; message: Text; samples: number[] }>();
  samples.forEach(({ mapped }, at) => {
    for (const { code, target, message } of mapped.problems) {
      const type = typeOfCode[code] ?? 'step';
      const group = found.get(`${type} ${target}`) ?? { type, target, message, samples: [] };
      if (group.samples.at(-1) !== at) group.samples.push(at);
      found.set(`${type} ${target}`, group);
    }
  });
  return [...found.values(), ...twoValues(samples)].sort((a, b) => b.samples.length - a.samples.length);
}

/** One order cannot have two values of one field. */
function twoValues(samples: readonly MappedSample[]): MappingConflict[] {
  const first = new Map<string, { readonly at: number; readonly value: string; readonly shown: Json }>();
  const conflicts = new Map<string, { readonly message: Text; readonly samples: Set<number> }>();
  samples.forEach(({ mapped, externalId }, at) => {
    if (externalId === undefined) return;
    for (const [key, shown] of Object.entries(mapped.order)) {
      const name = `${key} ${externalId}`;
      const value = canonicalJson(shown);
      const before = first.get(name);
      if (!before) first.set(name, { at, value, shown });
      else if (before.value !== value) {
        const target = `order.${key}`;
        const known = conflicts.get(target) ?? { message: contradiction(externalId, key, before.shown, shown), samples: new Set<number>() };
        conflicts.set(target, known);
        known.samples.add(before.at).add(at);
      }
    }
  });
  return [...conflicts].map(([target, { message, samples: places }]) => ({
    type: 'two-values',
    target,
    message,
    samples: [...places].sort((a, b) => a - b),
  }));
}

function contradiction(order: string, key: string, one: Json, other: Json): Text {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)].map((text) => text.slice(0, 60));
  return { zh: `订单 ${order} 的“${key}”有两个值：${a} 和 ${b}`, en: `Order ${order} has two values of "${key}": ${a} and ${b}` };
}
