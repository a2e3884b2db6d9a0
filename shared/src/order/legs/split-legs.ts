// L1. The legs' amounts and what was refunded of the lines add up to what the order came to, whatever is done.
// L2. Every line is in exactly one leg, the one it names.
// L3. Only lines of legs that are still under way move; a leg that ended keeps what it had.
import { compareText, divideAmount } from '../divide-amount.ts';
import type { OrderLine } from '../order-line.ts';
import type { Leg } from './leg.ts';

/** An order's lines with the legs they go by. */
export interface Legs {
  readonly lines: readonly OrderLine[];
  readonly legs: readonly Leg[];
}

/** Groups lines by the leg they name, `otherwise` where they name none, and divides the order's money among the legs. */
export function splitLegs(lines: readonly OrderLine[], total: number, otherwise: string): Legs {
  const named = lines.map((line) => (line.leg === undefined ? { ...line, leg: otherwise } : line)) as readonly OrderLine[];
  return regrouped(named, [], total);
}

/** Puts lines into another leg; nothing named: all of them, which undoes the split. The money goes with them. */
export function moveLines({ lines, legs }: Legs, ids: readonly string[] | undefined, to: string): Legs {
  const target = legs.find((leg) => leg.kind === to);
  if (target && target.status !== 'pending' && target.lines.length > 0) return { lines, legs };
  const open = new Set(legs.filter((leg) => leg.status === 'pending').flatMap((leg) => leg.lines));
  const moves = (line: OrderLine) => line.leg !== to && open.has(line.id) && (ids === undefined || ids.includes(line.id));
  if (!lines.some(moves)) return { lines, legs };
  const moved = lines.map((line) =>
    moves(line) ? { ...line, leg: to, was: [...(line.was ?? []), line.leg ?? ''] } : line,
  ) as readonly OrderLine[];
  const ended = legs.filter((leg) => leg.status !== 'pending' && leg.lines.length > 0);
  const free = legs.reduce((sum, leg) => sum + leg.amount, 0) - ended.reduce((sum, leg) => sum + leg.amount, 0);
  const kept = new Set(ended.flatMap((leg) => leg.lines));
  const parts = regrouped(
    moved.filter((line) => !kept.has(line.id)),
    legs.filter((leg) => !ended.includes(leg)),
    free,
  );
  return { lines: moved, legs: [...ended, ...parts.legs].toSorted((a, b) => compareText(a.kind, b.kind)) };
}

/** Gives money back for lines: all that is left of them, or so much in all, divided by what is left. */
export function refundLines({ lines, legs }: Legs, ids: readonly string[], amount?: number): Legs {
  const meant = lines.filter((line) => ids.includes(line.id));
  const left = meant.map((line) => ({ key: line.id, weight: remaining(line) }));
  const most = left.reduce((sum, { weight }) => sum + weight, 0);
  const wanted = Math.max(0, Math.min(amount ?? most, most));
  const parts = most === 0 ? [] : divideAmount(wanted, left);
  const given = new Map(left.map(({ key }, index) => [key, parts[index] ?? 0]));
  return {
    lines: lines.map((line) =>
      given.has(line.id) ? { ...line, refunded: (line.refunded ?? 0) + (given.get(line.id) ?? 0) } : line,
    ) as readonly OrderLine[],
    legs: legs.map((leg) => ({ ...leg, amount: leg.amount - leg.lines.reduce((sum, id) => sum + (given.get(id) ?? 0), 0) })),
  };
}

/** Says how a leg stands. */
export function markLeg(legs: readonly Leg[], kind: string, status: Leg['status']): readonly Leg[] {
  return legs.map((leg) => (leg.kind === kind ? { ...leg, status } : leg));
}

function remaining(line: OrderLine): number {
  return Math.max(0, line.amount - (line.refunded ?? 0));
}

/** A leg that lost its last line stays to be seen, without money, as cancelled; one that gets lines again goes on. */
function regrouped(lines: readonly OrderLine[], before: readonly Leg[], total: number): Legs {
  const kinds = [...new Set(lines.map((line) => line.leg ?? ''))].toSorted(compareText);
  const groups = kinds.map((kind) => lines.filter((line) => line.leg === kind));
  const amounts = divideAmount(
    total,
    kinds.map((kind, index) => ({ key: kind, weight: (groups[index] ?? []).reduce((sum, line) => sum + remaining(line), 0) })),
  );
  const filled = kinds.map((kind, index): Leg => {
    return { kind, lines: (groups[index] ?? []).map((line) => line.id), amount: amounts[index] ?? 0, status: 'pending' };
  });
  const emptied = before
    .filter((leg) => !kinds.includes(leg.kind))
    .map((leg): Leg => ({ ...leg, lines: [], amount: 0, status: 'cancelled' }));
  return { lines, legs: [...filled, ...emptied].toSorted((a, b) => compareText(a.kind, b.kind)) };
}
