import type { Json } from '../base/json.ts';
import { type OrderLine, readOrder } from '../order/index.ts';

type Context = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, Json>>;

/** What a warehouse is asked, in the words of its interface. */
export interface QimenAsked {
  readonly orderCode: string;
  readonly orderType: string;
  readonly warehouse: string;
  readonly owner: string;
  /** What the flow adds or says otherwise. */
  readonly fields: Fields;
  readonly now: number;
}

/** An order to send goods, from the standard fields of the order; bundles are taken apart into what is on the shelf. */
export function deliveryOrderBody(context: Context, { orderCode, orderType, warehouse, owner, fields, now }: QimenAsked): Json {
  const order = readOrder(context);
  const text = (key: string): string => (typeof context[key] === 'string' ? context[key] : '');
  const places = { province: text('province'), city: text('city'), area: text('district'), detailAddress: order.address };
  const created = Date.parse(text('createdAt'));
  return {
    deliveryOrder: filled({
      deliveryOrderCode: orderCode,
      orderType,
      warehouseCode: warehouse,
      createTime: chinaTime(now),
      placeOrderTime: chinaTime(Number.isNaN(created) ? now : created),
      operateTime: chinaTime(now),
      shopNick: text('shop'),
      totalAmount: order.amount === null ? '' : yuan(order.amount),
      buyerMessage: order.buyerNote,
      sellerMessage: order.sellerNote,
      remark: order.remark,
      receiverInfo: filled({ name: order.receiver, mobile: order.phone, ...places }),
      ...fields,
    }),
    orderLines: { orderLine: order.lines.flatMap((line) => shelfLines(line, owner)) },
  };
}

export function cancelBody({ orderCode, orderType, warehouse, owner, fields }: QimenAsked): Json {
  return filled({ warehouseCode: warehouse, ownerCode: owner, orderCode, orderType, ...fields });
}

function shelfLines(line: OrderLine, owner: string): readonly Json[] {
  const parts = line.components ?? [{ sku: line.sku, quantity: line.quantity, amount: line.amount }];
  return parts.map(({ sku, quantity, amount }, index) =>
    filled({
      orderLineNo: line.components ? `${line.id}-${index + 1}` : line.id,
      ownerCode: owner,
      itemCode: sku,
      itemName: line.components ? '' : (line.name ?? ''),
      inventoryType: 'ZP',
      planQty: String(quantity),
      // The price of one piece, where the line divides into whole fen.
      actualPrice: quantity > 0 && amount % quantity === 0 ? yuan(amount / quantity) : '',
    }),
  );
}

function filled(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== null));
}

function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const chinaOffset = 8 * 60 * 60_000;

/** An instant as China writes it: `2026-11-11 12:00:00`. */
function chinaTime(at: number): string {
  return new Date(at + chinaOffset).toISOString().slice(0, 19).replace('T', ' ');
}
