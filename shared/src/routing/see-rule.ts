import type { Json } from '../base/json.ts';
import type { Evaluate } from '../expression/types.ts';
import type { CompiledPart, CompiledRule, CompiledTable } from './compile-table.ts';
import type { SeenPart, SeenValue } from './explanation.ts';
import { measures } from './fact.ts';
import type { RouteOrder } from './route-order.ts';
import type { Reading, RoutingFacts } from './routing-facts.ts';
import { readWord } from './routing-words.ts';

/** Reads what conditions ask for, each name once a decision. */
export interface Reader {
  read(word: string): Reading & { readonly stale: boolean };
  /** True, false, or null where a value is missing. */
  judge(evaluate: Evaluate, reads: readonly string[]): boolean | null;
  see(word: string): SeenValue;
  /** Judged once a decision, however many rules ask the same. */
  seePart(part: CompiledPart): SeenPart;
}

export function createReader({ words, table }: CompiledTable, order: RouteOrder, facts: RoutingFacts, now: number): Reader {
  const known = new Map<string, Reading & { stale: boolean }>();
  const seen = new Map<CompiledPart, SeenPart>();

  function read(word: string): Reading & { readonly stale: boolean } {
    const before = known.get(word);
    if (before) return before;
    const source = words.sources.get(word);
    const reading = readWord(word, source, order, facts);
    const limit = source?.type === 'fact' ? maxAgeOf(table, source.kind, source.measure) : null;
    const stale = reading.at !== null && limit !== null && now - reading.at > limit;
    const made = { value: reading.value, at: reading.at, stale };
    known.set(word, made);
    return made;
  }

  function judge(evaluate: Evaluate, reads: readonly string[]): boolean | null {
    const context: Record<string, Json> = {};
    for (const word of reads) context[word] = read(word).value;
    try {
      return evaluate({ context, event: { type: '' }, now, inState: () => false }) === true;
    } catch {
      return null;
    }
  }

  function see(word: string): SeenValue {
    const field = words.document.context[word];
    return { word, label: field?.label ?? {}, type: field?.type.type ?? 'text', ...read(word) };
  }

  function seePart(part: CompiledPart): SeenPart {
    const before = seen.get(part);
    if (before) return before;
    const { sentence, reads, evaluate } = part;
    const made = { sentence, met: judge(evaluate, reads), values: reads.filter((word) => word !== 'now').map(see) };
    seen.set(part, made);
    return made;
  }

  return { read, judge, see, seePart };
}

/** How old a fact may be, in milliseconds; null: as old as it likes. */
export function maxAgeOf({ maxAges }: CompiledTable['table'], kind: keyof typeof measures, measure: string): number | null {
  return maxAges[`${kind}.${measure}`] ?? measures[kind][measure]?.maxAge ?? null;
}

/** Each part of a rule's condition with what it read. */
export function seeParts({ parts }: CompiledRule, reader: Reader): SeenPart[] {
  return parts.map(reader.seePart);
}
