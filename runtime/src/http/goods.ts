import { goodsRoutes } from '@orderloom/shared/api';
import { problem } from '@orderloom/shared/base';
import { type Bundle, bundlesIn, compileLegRules, makeable } from '@orderloom/shared/order';
import type { Hono } from 'hono';
import type { BundleRow, StockStore } from '../store/index.ts';
import type { Environment, HttpDeps } from './environment.ts';
import { implement } from './implement.ts';
import { iso } from './present.ts';
import { Refusal } from './refusals.ts';

/** Bundles and stock. */
export function serveGoods(app: Hono<Environment>, { store }: HttpDeps): void {
  serveBundles(app, store);
  const { stock } = store;
  serveLegRules(app, store);

  implement(app, goodsRoutes.listStock, ({ actor, query }) => {
    const { items, next } = stock.list(actor.tenant, query);
    return { items: items.map((row) => ({ ...row, changedAt: iso(row.changedAt) })), next };
  });

  implement(app, goodsRoutes.listStockWarehouses, ({ actor }) => ({
    items: stock.warehouses(actor.tenant).map((id) => ({ id })),
    next: null,
  }));

  implement(app, goodsRoutes.countStock, ({ actor, body, tell }) => {
    stock.count(actor.tenant, body.rows);
    tell({ target: named(body.rows.map(({ sku, warehouse }) => `${sku} @ ${warehouse}`)) });
    return { saved: body.rows.length };
  });

  implement(app, goodsRoutes.removeStock, ({ actor, body, tell }) => {
    tell({ target: `${body.sku} @ ${body.warehouse}` });
    const outcome = stock.remove(actor.tenant, body);
    if (outcome === 'missing') throw new Refusal('not-found');
    if (outcome === 'held') throw new Refusal('stock-held');
    return undefined;
  });

  implement(app, goodsRoutes.listHolds, ({ actor, query }) => ({
    items: stock.holds(actor.tenant, query).map((hold) => ({ ...hold, at: iso(hold.at) })),
    next: null,
  }));
}

function serveLegRules(app: Hono<Environment>, { legRules }: HttpDeps['store']): void {
  const shown = (tenant: string) => {
    const { rules, otherwise, changedAt = null, changedBy = null } = legRules.get(tenant) ?? { rules: [], otherwise: 'parcel' };
    return { rules, otherwise, changedAt: changedAt === null ? null : iso(changedAt), changedBy };
  };

  implement(app, goodsRoutes.readLegRules, ({ actor }) => shown(actor.tenant));

  implement(app, goodsRoutes.saveLegRules, ({ actor, body }) => {
    const compiled = compileLegRules(body);
    if (!compiled.ok) throw new Refusal('bad-body', { errors: compiled.error });
    legRules.save(actor.tenant, body, actor.name);
    return shown(actor.tenant);
  });
}

function serveBundles(app: Hono<Environment>, { bundles, stock }: HttpDeps['store']): void {
  implement(app, goodsRoutes.listBundles, ({ actor, query }) => {
    const { items, next } = bundles.list(actor.tenant, query);
    return { items: presented(stock, actor.tenant, items), next };
  });

  implement(app, goodsRoutes.saveBundle, ({ actor, body, param }) => {
    save(actor.tenant, [{ code: param('code'), ...body }], actor.name);
    const saved = bundles.get(actor.tenant, param('code'));
    const [shown] = presented(stock, actor.tenant, saved ? [saved] : []);
    if (!shown) throw new Refusal('not-found');
    return shown;
  });

  implement(app, goodsRoutes.removeBundle, ({ actor, param }) => {
    if (!bundles.remove(actor.tenant, param('code'))) throw new Refusal('not-found');
    return undefined;
  });

  implement(app, goodsRoutes.importBundles, ({ actor, body, tell }) => {
    const { bundles: read, refused } = bundlesIn(body.rows);
    save(actor.tenant, read, actor.name);
    tell({ target: named(read.map(({ code }) => code)) });
    return { saved: read.length, refused };
  });

  function save(tenant: string, given: readonly Bundle[], by: string): void {
    const { nested } = bundles.save(tenant, given, by);
    if (nested.length > 0) throw new Refusal('bundle-in-bundle', { errors: nested.map(inBundle) });
  }
}

function inBundle(code: string) {
  return problem('bundle.nested', `components.${code}`, {
    zh: `“${code}”自己就是组合装，不能再放进组合装：请写它的明细。`,
    en: `"${code}" is a bundle itself and cannot be in a bundle: write what it holds.`,
  });
}

/** Each with how many can be made: per warehouse, since a bundle is packed in one. */
function presented(stock: StockStore, tenant: string, rows: readonly BundleRow[]) {
  const skus = [...new Set(rows.flatMap(({ components }) => components.map(({ sku }) => sku)))];
  const warehouses = new Map<string, Map<string, number>>();
  for (const { sku, warehouse, available } of stock.availableOf(tenant, skus)) {
    const there = warehouses.get(warehouse) ?? new Map<string, number>();
    warehouses.set(warehouse, there.set(sku, available));
  }
  return rows.map((row) => {
    const sellable = [...warehouses.values()].reduce((sum, there) => sum + makeable(row.components, (sku) => there.get(sku) ?? 0), 0);
    return { ...row, sellable, changedAt: iso(row.changedAt) };
  });
}

/** What the audit names of many: the first, and how many more. */
function named(names: readonly string[]): string {
  const [first = ''] = names;
  return names.length > 1 ? `${first} +${names.length - 1}` : first;
}
