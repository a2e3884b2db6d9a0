import type { FlowDocument } from '../../document/flow-document.ts';
import type { Configuration, Graph, Move } from '../graph.ts';
import { stateName } from '../names.ts';
import type { Found, Seen } from '../types.ts';
import { type Standing, wayTo } from '../walk.ts';
import type { Breaks } from './define-policy.ts';

/** An order that has been on its way since it entered the first state, as late as its time limits allow. */
interface Late {
  readonly at: Configuration;
  readonly elapsed: number;
  /** How long each time limit still runs. */
  readonly left: ReadonlyMap<string, number>;
  readonly way: readonly Move[];
}

/** Instants looked at before the question stays open. */
const mostInstants = 20_000;

/**
 * Waits as long as time limits let it: until the next of them, and then once more anything may happen just before it.
 * Where none runs, nothing bounds the wait. An order that ends on the way no longer has to come there.
 */
export const within: Breaks<'within'> = (seen, policy) => {
  const begun = beginnings(seen, policy.from);
  for (const one of begun) {
    const late = tooLate(seen.graph, one, policy);
    if (late) return [found(seen.document, policy, late)];
  }
  return [];
};

/** The nearest of each configuration that an order stands in right after it entered the state. */
function beginnings({ all, graph }: Seen, from: string): Late[] {
  const known = new Set<number>();
  const entering = (before: Standing | undefined, move: Move): Late[] => {
    const at = graph.configurations[move.to];
    if (!at || !move.entered.includes(from) || !at.active.includes(from) || known.has(move.to)) return [];
    known.add(move.to);
    return [
      {
        at,
        elapsed: 0,
        left: new Map(at.armed.flat().map((id) => [id, at.spans.get(id) ?? 0])),
        way: [...(before ? wayTo(before) : []), move],
      },
    ];
  };
  return [
    ...graph.starts.flatMap((move) => entering(undefined, move)),
    ...all.flatMap((one) => (graph.moves[one.at.index] ?? []).flatMap((move) => entering(one, move))),
  ];
}

interface Limits {
  readonly to: string;
  readonly limit: number;
}

function tooLate(graph: Graph, begun: Late, { to, limit }: Limits): Late | undefined {
  const queue = [begun];
  const known = new Set<string>();
  // The queue grows while it is gone through.
  for (const late of queue) {
    const { at, left, elapsed } = late;
    if (at.snapshot.status !== 'active' || !at.expanded) continue;
    const next = Math.min(Number.POSITIVE_INFINITY, ...left.values());
    if (elapsed + next > limit) return late;
    queue.push(...onwards(graph, late, next, to).filter((then) => isNew(known, then)));
    if (queue.length > mostInstants) return undefined;
  }
  return undefined;
}

/** Where the order can be next without having come where it should. */
function onwards(graph: Graph, late: Late, next: number, to: string): Late[] {
  const moves = (graph.moves[late.at.index] ?? []).filter(({ entered }) => !entered.includes(to));
  const there = moves.flatMap((move) => waits(move, late, next).flatMap((wait) => following(graph, late, move, wait) ?? []));
  return there.filter(({ at }) => !at.active.includes(to));
}

function isNew(known: Set<string>, { at, elapsed, left }: Late): boolean {
  const key = `${at.index} ${elapsed} ${[...left].join(' ')}`;
  if (known.has(key)) return false;
  known.add(key);
  return true;
}

/** At once, or as late as possible; a time limit runs out when it does. */
function waits({ impulse }: Move, { left }: Late, next: number): number[] {
  if (impulse.type === 'timer') return left.get(impulse.id) === next ? [next] : [];
  return next > 0 && Number.isFinite(next) ? [0, next] : [0];
}

function following(graph: Graph, { left, elapsed, way }: Late, move: Move, wait: number): Late | undefined {
  const at = graph.configurations[move.to];
  if (!at) return undefined;
  const running = at.armed.flat().map((id): [string, number] => {
    const kept = move.rearmed.has(id) ? undefined : left.get(id);
    return [id, kept === undefined ? (at.spans.get(id) ?? 0) : Math.max(0, kept - wait)];
  });
  return { at, elapsed: elapsed + wait, left: new Map(running), way: [...way, move] };
}

function found(document: FlowDocument, { from, to }: { readonly from: string; readonly to: string }, { at, way, left }: Late): Found {
  const [a, b] = [stateName(document, from), stateName(document, to)];
  const where = stateName(document, at.leaves[0] ?? document.root);
  const endless = left.size === 0;
  return {
    place: { type: 'state', id: at.leaves[0] ?? document.root },
    message: {
      zh: endless
        ? `从${a.zh}出发，订单会停在${where.zh}，没有时限保证它到${b.zh}。`
        : `从${a.zh}出发，订单在${where.zh}等到时限时，已经来不及到${b.zh}。`,
      en: endless
        ? `From ${a.en} an order can wait in ${where.en}, where no time limit brings it to ${b.en}.`
        : `From ${a.en} an order can wait in ${where.en} until it is too late for ${b.en}.`,
    },
    mend: { zh: '在等待的状态上加更短的时限。', en: 'Add a shorter time limit to the state that waits.' },
    ways: [way],
  };
}
