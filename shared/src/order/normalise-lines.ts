import type { Json } from '../base/json.ts';
import type { LineComponent, LineDiscount, OrderLine } from './order-line.ts';

/** The field of the standard order model that holds an order's lines. */
export const linesField = 'lines';

type JsonRecord = Readonly<Record<string, Json>>;

/**
 * The lines of an order as every part of the program reads them, from what a channel or a caller gave; undefined when that is not a list of
 * lines with codes and whole quantities, which is then left as it came. What is not known here stays on the line.
 */
export function normaliseLines(given: Json | undefined): readonly OrderLine[] | undefined {
  if (!Array.isArray(given)) return undefined;
  const lines: OrderLine[] = [];
  for (const [index, one] of given.entries()) {
    const line = isRecord(one) ? normaliseLine(one, index) : undefined;
    if (!line) return undefined;
    lines.push(line);
  }
  return lines;
}

function normaliseLine(given: JsonRecord, index: number): OrderLine | undefined {
  const outerCode = text(given.outerCode) ?? text(given.outerSku);
  const sku = text(given.sku) ?? outerCode ?? text(given.code);
  const quantity = quantityOf(given);
  if (sku === undefined || quantity === undefined) return undefined;
  const price = whole(given.price);
  const discount = discountOf(given.discount);
  const components = componentsIn(given.components);
  const { qty, outerSku, discount: _, price: __, components: ___, oversold, unknown, ...rest } = given;
  const told = {
    outerCode,
    price,
    discount,
    components,
    oversold: oversold === true ? oversold : undefined,
    unknown: unknown === true ? unknown : undefined,
  };
  const amount = whole(given.amount) ?? (price ?? 0) * quantity - totalOf(discount);
  return { ...rest, id: text(given.id) ?? `${index + 1}`, sku, quantity, ...known(told), amount } as OrderLine;
}

/** Without what is not told. */
function known(parts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kept: Record<string, unknown> = {};
  for (const key in parts) if (parts[key] !== undefined) kept[key] = parts[key];
  return kept;
}

/** What a channel says is in a bundle: SKUs with the pieces of the whole line. */
function componentsIn(given: Json | undefined): readonly LineComponent[] | undefined {
  if (!Array.isArray(given) || given.length === 0) return undefined;
  const components = given.flatMap((one): LineComponent[] => {
    const sku = isRecord(one) ? (text(one.sku) ?? text(one.code)) : undefined;
    const quantity = isRecord(one) ? whole(one.quantity) : undefined;
    if (!isRecord(one) || sku === undefined || quantity === undefined || quantity < 1) return [];
    return [{ sku, quantity, amount: whole(one.amount) ?? 0 }];
  });
  return components.length === given.length ? components : undefined;
}

/** One piece where nothing is said. */
function quantityOf({ quantity, qty }: JsonRecord): number | undefined {
  const given = quantity ?? qty;
  if (given === undefined) return 1;
  const count = whole(given);
  return count !== undefined && count >= 0 ? count : undefined;
}

/** A number is the shop's own; parts say who bears what. */
function discountOf(given: Json | undefined): LineDiscount | undefined {
  const plain = whole(given);
  if (plain !== undefined) return { shop: plain, platform: 0, talent: 0 };
  if (!isRecord(given)) return undefined;
  return { shop: whole(given.shop) ?? 0, platform: whole(given.platform) ?? 0, talent: whole(given.talent) ?? 0 };
}

function totalOf(discount: LineDiscount | undefined): number {
  return discount ? discount.shop + discount.platform + discount.talent : 0;
}

function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function whole(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}
