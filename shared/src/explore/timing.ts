import type { Decision, Snapshot } from '../step/index.ts';
import type { Move } from './graph.ts';

/** One move as it was replayed: the order before it and what was decided, all at the earliest instant. */
export interface Replayed {
  readonly move: Move;
  readonly before: Snapshot | null;
  readonly decision: Decision;
  readonly now: number;
}

interface Armed {
  readonly id: string;
  readonly arming: number;
  /** The step it was armed in, and how long it runs. */
  readonly step: number;
  readonly span: number;
}

/** `times[to] <= times[from] + by` */
interface Bound {
  readonly from: number;
  readonly to: number;
  readonly by: number;
}

/**
 * When each move of a way has to come so that the time limits run out in the order the way wants; undefined when none does.
 * `counts` says which timers matter. The bounds are differences, so the earliest times are shortest ways over them.
 */
export function timesOf(way: readonly Replayed[], counts: (id: string) => boolean): number[] | undefined {
  const bounds: Bound[] = [];
  const armed = new Map<number, Armed>();
  way.forEach(({ move, before, decision, now }, step) => {
    if (step > 0) bounds.push({ from: step, to: step - 1, by: 0 });
    bounds.push(...boundsAt(step, move, before, armed));
    for (const { id, arming, due } of decision.armed) if (counts(id)) armed.set(arming, { id, arming, step, span: due - now });
  });
  return solved(way.length, bounds);
}

function boundsAt(step: number, { impulse }: Move, before: Snapshot | null, armed: ReadonlyMap<number, Armed>): Bound[] {
  const running = (before?.timers ?? []).flatMap(({ arming }) => armed.get(arming) ?? []);
  const fired = impulse.type === 'timer' ? running.find(({ id }) => id === impulse.id) : undefined;
  const others = running.filter((timer) => timer !== fired);
  const sooner = others.map((timer): Bound => {
    const tie = fired !== undefined && fired.arming < timer.arming;
    return { from: timer.step, to: step, by: timer.span - (tie ? 0 : 1) };
  });
  if (!fired) return sooner;
  const exactly: Bound[] = [
    { from: fired.step, to: step, by: fired.span },
    { from: step, to: fired.step, by: -fired.span },
  ];
  return [...exactly, ...sooner];
}

/** The earliest times that hold every bound, the first being 0; undefined when the bounds contradict each other. */
function solved(count: number, bounds: readonly Bound[]): number[] | undefined {
  // The latest that each time may lie before the first: the shortest way from it.
  const lead = new Array<number>(count).fill(Number.POSITIVE_INFINITY);
  lead[0] = 0;
  for (let round = 0; round <= count; round += 1) {
    let changed = false;
    for (const { from, to, by } of bounds) {
      const shorter = (lead[to] ?? 0) + by;
      if (shorter >= (lead[from] ?? 0)) continue;
      lead[from] = shorter;
      changed = true;
    }
    if (!changed) return lead.map((value) => (value === 0 ? 0 : -value));
  }
  return undefined;
}
