import type { Locale } from '../base/text.ts';
import type { FlowDocument, Layout, Point, Route } from '../document/index.ts';
import { withEndsLed } from './bend-route.ts';
import { Board } from './board.ts';
import { exitsOf } from './exits.ts';
import { middle } from './geometry.ts';
import { best, costOf, judged } from './judge-routes.ts';
import { loopRoute } from './loop-route.ts';
import { boxAround, placeLabel } from './place-label.ts';
import { distance, type Job, jobsOf, record, stillFits } from './route-jobs.ts';
import { sceneOf } from './scene.ts';
import { searchRoute } from './search-route.ts';
import { simpleRoutes } from './simple-routes.ts';

/**
 * A route for every transition. A stored route stays while its ends touch their states and no state lies on it;
 * every other edge is routed afresh round what is there. So a drag asks again and pays only for the edges it disturbs.
 */
export function routeEdges(document: FlowDocument, locale: Locale, layout: Layout = document.layout): Record<string, Route> {
  const scene = sceneOf(document, locale, layout);
  const board = new Board(scene, locale);
  const routes: Record<string, Route> = {};
  const keep = (job: Job, route: Route) => {
    routes[job.wire.id] = route;
    record(board, job, route);
  };
  const fresh: Job[] = [];
  const unlabelled: { readonly job: Job; readonly route: Route }[] = [];
  for (const job of jobsOf(scene, locale)) {
    const route = fitting(board, job, layout.routes[job.wire.id]);
    if (!route) fresh.push(job);
    else if (labelStands(board, job, route)) keep(job, route);
    else {
      board.addRoute(job.wire, route.points, undefined);
      unlabelled.push({ job, route });
    }
  }
  for (const { job, route } of unlabelled) keep(job, labelled(board, job, route.points));
  const enough = fresh.length > manyEdges ? goodEnough.many : goodEnough.few;
  for (const job of fresh.sort((a, b) => distance(a) - distance(b))) keep(job, routeOne(board, job, enough));
  return routes;
}

/** The stored route where it still holds; one bent by hand is first led to where its ends are now. */
function fitting(board: Board, job: Job, stored: Route | undefined): Route | undefined {
  if (!stored || stillFits(board, job, stored)) return stored;
  const led = stored.byHand ? withEndsLed(stored, job.source, job.target) : undefined;
  return led && stillFits(board, job, led) ? led : undefined;
}

function labelStands(board: Board, job: Job, route: Route): boolean {
  if (!job.block) return true;
  return route.label !== undefined && board.labelFree(job.wire, boxAround(route.label, job.block));
}

function labelled(board: Board, job: Job, points: readonly Point[]): Route {
  return { points: [...points], ...(job.block ? { label: placeLabel(board, job.wire, points, job.block).centre } : {}) };
}

/** What a simple route may cost beyond the bare distance before a better way round is searched for; many edges at once must be quick. */
const goodEnough = { few: 330, many: 900 };
const manyEdges = 150;

function routeOne(board: Board, job: Job, enough: number): Route {
  const { wire, source, target, block } = job;
  if (wire.source === wire.target) {
    const loop = loopRoute(board, wire, source, block);
    return { points: [...loop.points], ...(loop.label ? { label: loop.label } : {}) };
  }
  const nested = wire.open.has(wire.source) || wire.open.has(wire.target);
  const simple = nested ? [] : judged(board, job, simpleRoutes(board, wire, source, target));
  const quick = best(board, job, simple);
  if (quick && quick.cost <= distance(job) + enough) return quick.route;
  const searched = searchRoute(board, wire, {
    from: exitsOf(board, wire.source, source, target, wire.open.has(wire.source)),
    to: exitsOf(board, wire.target, target, source, wire.open.has(wire.target)),
    boxes: [source, target],
  });
  const found = searched ? best(board, job, [{ candidate: searched, cost: costOf(board, wire, searched) }]) : undefined;
  if (found && (!quick || found.cost < quick.cost)) return found.route;
  return quick?.route ?? straightRoute(job);
}

/** Two states on top of each other leave no way round: a plain line still shows that they are joined. */
function straightRoute(job: Job): Route {
  const a = middle(job.source);
  const b = middle(job.target);
  return { points: a.x === b.x || a.y === b.y ? [a, b] : [a, { x: b.x, y: a.y }, b] };
}
