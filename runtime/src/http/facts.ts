import { routingRoutes } from '@orderloom/shared/api';
import { type Json, type Problem, problem } from '@orderloom/shared/base';
import { type Fact, FactKind, measures, readMeasure } from '@orderloom/shared/routing';
import type { Hono } from 'hono';
import type { Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { iso } from './present.ts';
import { Refusal } from './refusals.ts';

/** What rules go by, as it is told. */
export function serveFacts(app: Hono<Environment>, { store: { routing }, reading, clock }: HttpDeps): void {
  implement(app, routingRoutes.listFacts, async ({ actor, query }) => {
    const { items, next } = await reading.queries.routingFacts(actor.tenant, query);
    return { items: items.map((row) => ({ ...row, changedAt: iso(row.changedAt) })), next };
  });

  implement(app, routingRoutes.tellFact, ({ actor, body, param }) => {
    const told = readFacts(
      kindOf(param('kind')),
      [{ code: param('code'), name: body.name ?? '', ...body.values }],
      whenTrue(body.at),
      'values',
    );
    routing.saveFacts(actor.tenant, told, actor.name);
    return undefined;
  });

  implement(app, routingRoutes.importFacts, ({ actor, body, tell }) => {
    const told = readFacts(body.kind, body.rows, whenTrue(body.at), 'rows');
    routing.saveFacts(actor.tenant, told, actor.name);
    tell({ target: `${body.kind} ${told.length}` });
    return { saved: told.length };
  });

  implement(app, routingRoutes.removeFact, ({ actor, param }) => {
    if (!routing.removeFact(actor.tenant, kindOf(param('kind')), param('code'))) throw new Refusal('not-found');
    return undefined;
  });

  /** What is told of the future is true now. */
  function whenTrue(at: string | undefined): number {
    return Math.min(clock.now(), at === undefined ? clock.now() : Date.parse(at));
  }
}

function kindOf(given: string): FactKind {
  const kind = FactKind.safeParse(given);
  if (!kind.success) throw new Refusal('not-found');
  return kind.data;
}

/** All rows as facts, or every fault of every row. */
function readFacts(kind: FactKind, rows: readonly Readonly<Record<string, Json>>[], at: number, path: string): readonly Fact[] {
  const errors: Problem[] = [];
  const facts = rows.map(({ code, name, ...told }, index): Fact => {
    const place = path === 'rows' ? `rows.${index}` : path;
    const named = textIn(code);
    if (named === '') errors.push(problem('fact.code', `${place}.code`, { zh: '缺少编码。', en: 'The code is missing.' }));
    return { kind, code: named, name: textIn(name), values: readValues(kind, told, at, place, errors) };
  });
  if (errors.length > 0) throw new Refusal('bad-body', { errors: errors.slice(0, 100) });
  return facts;
}

function textIn(cell: Json | undefined): string {
  return cell === undefined || cell === null ? '' : String(cell).trim();
}

function readValues(kind: FactKind, told: Readonly<Record<string, Json>>, at: number, place: string, errors: Problem[]): Fact['values'] {
  const values: Fact['values'] = {};
  for (const [key, given] of Object.entries(told)) {
    if (given === null || given === '') continue;
    const value = readValue(kind, key, given);
    if (value === undefined) errors.push(unreadable(`${place}.${key}`, key));
    else values[key] = { value, at };
  }
  return values;
}

function readValue(kind: FactKind, key: string, given: Json): Json | undefined {
  const measure = Object.hasOwn(measures[kind], key) ? measures[kind][key] : undefined;
  return measure && readMeasure(measure, given);
}

function unreadable(path: string, key: string): Problem {
  return problem('fact.value', path, {
    zh: `“${key}”不是这类对象的指标，或者值读不懂。`,
    en: `"${key}" is no measure of this kind, or its value cannot be read.`,
  });
}
