import type { Configuration, Graph, Move } from './graph.ts';

/** What is remembered on the way, as bits, beside where the order stands. */
export interface Memory {
  after(bits: number, move: Move, to: Configuration): number;
}

/** An order that stands somewhere and remembers something. */
export interface Standing {
  readonly at: Configuration;
  readonly bits: number;
  /** The move that first came here, and from where. */
  readonly by: Move;
  readonly before: Standing | undefined;
  readonly next: Standing[];
}

/** Everywhere an order can come to with what it remembers, nearest first; ends of a cut search are known by `expanded`. */
export function walk({ configurations, starts, moves }: Graph, memory: Memory): readonly Standing[] {
  const known = new Map<string, Standing>();
  const met: Standing[] = [];
  const meet = (move: Move, before: Standing | undefined): void => {
    const at = configurations[move.to];
    if (!at) return;
    const bits = memory.after(before?.bits ?? 0, move, at);
    const key = `${move.to}:${bits}`;
    const there = known.get(key) ?? { at, bits, by: move, before, next: [] };
    before?.next.push(there);
    if (known.has(key)) return;
    known.set(key, there);
    met.push(there);
  };
  for (const start of starts) meet(start, undefined);
  // The list grows while it is gone through.
  for (const standing of met) for (const move of moves[standing.at.index] ?? []) meet(move, standing);
  return met;
}

/** Remembers nothing. */
export const forgetful: Memory = { after: () => 0 };

/** The moves that lead to where an order stands, the start first. */
export function wayTo(standing: Standing): Move[] {
  const way: Move[] = [];
  for (let here: Standing | undefined = standing; here; here = here.before) way.push(here.by);
  return way.reverse();
}

/** Those from which an order can still come to something; what was not looked at any further counts as able to. */
export function ableTo(all: readonly Standing[], good: (standing: Standing) => boolean): ReadonlySet<Standing> {
  const sources = sourcesOf(all);
  const open = all.filter((standing) => good(standing) || !standing.at.expanded);
  const able = new Set(open);
  for (let here = open.pop(); here; here = open.pop()) {
    const fresh = (sources.get(here) ?? []).filter((source) => !able.has(source));
    for (const source of fresh) able.add(source);
    open.push(...fresh);
  }
  return able;
}

function sourcesOf(all: readonly Standing[]): ReadonlyMap<Standing, readonly Standing[]> {
  const sources = new Map<Standing, Standing[]>(all.map((standing) => [standing, []]));
  for (const standing of all) for (const next of standing.next) sources.get(next)?.push(standing);
  return sources;
}

/** Whether the order has come to its end there. */
export function isOver({ at }: Standing): boolean {
  return at.snapshot.status === 'done';
}
