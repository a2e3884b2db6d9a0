import type { Route } from '../document/index.ts';
import type { Board, Wire } from './board.ts';
import { pathLength, segmentsOf } from './geometry.ts';
import { type LabelPlace, placeLabel } from './place-label.ts';
import type { Job } from './route-jobs.ts';
import { bendCost } from './search-route.ts';
import type { Candidate } from './simple-routes.ts';

interface Judged {
  readonly candidate: Candidate;
  readonly cost: number;
}

const patience = 160;
const tries = 4;

/** The unblocked candidates, cheapest first; stops looking once the rest cannot win. */
export function judged(board: Board, job: Job, candidates: readonly Candidate[]): Judged[] {
  const found: Judged[] = [];
  let least = Number.POSITIVE_INFINITY;
  const sorted = candidates.map((candidate) => ({ candidate, base: baseCost(candidate) })).sort((a, b) => a.base - b.base);
  for (const { candidate, base } of sorted) {
    if (base > least + patience) break;
    if (segmentsOf(candidate.points).some(([a, b]) => board.blocked(job.wire, a, b))) continue;
    const cost = base + trafficCost(board, job.wire, candidate);
    least = Math.min(least, cost);
    found.push({ candidate, cost });
  }
  return found.sort((a, b) => a.cost - b.cost).slice(0, tries);
}

export function costOf(board: Board, wire: Wire, candidate: Candidate): number {
  return baseCost(candidate) + trafficCost(board, wire, candidate);
}

function baseCost(candidate: Candidate): number {
  const oddStart = candidate.from === 'right' ? 0 : candidate.from === 'left' ? 16 : 8;
  const oddEnd = candidate.to === 'left' ? 0 : candidate.to === 'right' ? 16 : 8;
  return pathLength(candidate.points) + (candidate.points.length - 2) * bendCost + oddStart + oddEnd;
}

function trafficCost(board: Board, wire: Wire, candidate: Candidate): number {
  let cost = 0;
  for (const [a, b] of segmentsOf(candidate.points)) {
    const { shared, crossed } = board.traffic(wire, a, b);
    cost += (shared > 0 ? 60 + shared * 2 : 0) + crossed * 30 + (board.underLabel(wire, a, b) ? 100 : 0);
  }
  return cost;
}

const labelCost: Readonly<Record<LabelPlace['fault'], number>> = { 0: 0, 1: 90, 2: 400 };

/** The candidate that is cheapest with its label on it. */
export function best(board: Board, job: Job, candidates: readonly Judged[]): { readonly route: Route; readonly cost: number } | undefined {
  let winner: { readonly route: Route; readonly cost: number } | undefined;
  for (const { candidate, cost } of candidates) {
    if (winner && cost >= winner.cost) break;
    const place = job.block ? placeLabel(board, job.wire, candidate.points, job.block) : undefined;
    const total = cost + labelCost[place?.fault ?? 0];
    if (winner && total >= winner.cost) continue;
    winner = { route: { points: [...candidate.points], ...(place ? { label: place.centre } : {}) }, cost: total };
  }
  return winner;
}
