// The alert rules, the dashboard and the runbook speak of figures that exist: held against a real scrape.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRuntime, ensureAdminToken, type Runtime } from '@orderloom/runtime/testing';
import { parser } from '@prometheus-io/lezer-promql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const token = 'a-token-of-tests';
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

const Rule = z.strictObject({
  alert: z.string().regex(/^Orderloom[A-Z]\w+$/),
  expr: z.string(),
  for: z
    .string()
    .regex(/^\d+[smh]$/)
    .optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
  annotations: z.strictObject({ summary: z.string(), summary_zh: z.string(), runbook_url: z.string() }),
});
const Rules = z.strictObject({ groups: z.array(z.strictObject({ name: z.string(), rules: z.array(Rule).min(10) })) });

const Panel = z.object({
  id: z.number(),
  type: z.enum(['row', 'stat', 'timeseries']),
  title: z.string().min(1),
  gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
  datasource: z.object({ type: z.literal('prometheus'), uid: z.string().regex(/^\$\{datasource\}$/) }).optional(),
  targets: z.array(z.object({ refId: z.string(), expr: z.string(), legendFormat: z.string() })).optional(),
});
const Dashboard = z.object({
  title: z.string(),
  uid: z.string(),
  schemaVersion: z.number().min(36),
  templating: z.object({ list: z.array(z.object({ name: z.literal('datasource'), type: z.literal('datasource') })) }),
  panels: z.array(Panel).min(10),
});

const rules = Rules.parse(parse(read('alerts.yml'))).groups.flatMap((group) => group.rules);
const dashboard = Dashboard.parse(JSON.parse(read('dashboard.json')));
const shown = dashboard.panels.flatMap((panel) => (panel.targets ?? []).map(({ expr }) => [panel.title, expr] as const));
const expressions = [...rules.map(({ alert, expr }) => [alert, expr] as const), ...shown];

let runtime: Runtime;
const folder = mkdtempSync(join(tmpdir(), 'orderloom-scrape-'));
/** Every name of the scrape, also of histograms that nothing was observed in. */
let names: ReadonlySet<string>;

beforeAll(async () => {
  runtime = createRuntime({ data: folder, log: quiet, version: '0.0.0' });
  ensureAdminToken(runtime.store.access, token, Date.now());
  runtime.start();
  const answer = await runtime.app.request('/metrics', { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  const types = [...(await answer.text()).matchAll(/^# TYPE (\S+) (\S+)$/gm)];
  names = new Set(
    types.flatMap(([, name = '', type]) => (type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name])),
  );
});
afterAll(async () => {
  await runtime.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Names of metrics in an expression; throws where it is not PromQL. */
function metricsIn(expression: string): string[] {
  const text = expression.replaceAll('$__rate_interval', '5m');
  const found: string[] = [];
  parser.parse(text).iterate({
    enter(node) {
      if (node.type.isError) throw new Error(`not PromQL at ${node.from}: ${text}`);
      if (node.name === 'Identifier' && node.node.parent?.name === 'VectorSelector') found.push(text.slice(node.from, node.to));
    },
  });
  return found;
}

describe('rules and dashboard', () => {
  it.each(expressions)('%s asks for figures that exist: %s', (_title, expression) => {
    const asked = metricsIn(expression);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((name) => !names.has(name))).toEqual([]);
  });

  it('finds what is no PromQL', () => {
    expect(() => metricsIn('sum(rate(orderloom_steps_total[5m])')).toThrow('not PromQL');
  });

  it('has every alert once, and a page of the runbook for each', () => {
    const alerts = rules.map(({ alert }) => alert);
    expect(new Set(alerts).size).toBe(alerts.length);
    const sections = [...read('runbook.md').matchAll(/^## (\S+)$/gm)].map(([, title = '']) => title);
    expect(sections).toEqual(alerts);
    for (const { alert, annotations } of rules) expect(annotations.runbook_url).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
  });

  it('says in every page what it means, where to look, what to do and when it is over', () => {
    const pages = read('runbook.md').split(/^## /m).slice(1);
    for (const page of pages) for (const part of ['**Means**', '**Look**', '**Do**', '**Over when**']) expect(page).toContain(part);
  });

  it('lays the panels out without overlapping, and gives each an id of its own', () => {
    const { panels } = dashboard;
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_unused, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.every(({ gridPos }) => gridPos.x + gridPos.w <= 24)).toBe(true);
  });
});
