import type { Json } from '@orderloom/shared/base';
import { asList, asRecord, asText, at, firstOf, fromChinaTime, type JsonRecord, known, recordsIn } from './reading.ts';
import { listIn } from './xml.ts';

/** The document a message is about: where its numbers are, whatever the method calls it. */
export interface QimenSubject {
  /** Our numbers, by which the order is found. */
  readonly orderNos: readonly string[];
  /** The sender's own id of the message, the same when it is sent again. */
  readonly outBizCode: string | undefined;
  readonly status: string | undefined;
  readonly more: boolean;
  readonly payload: JsonRecord;
}

const holders = ['deliveryOrder', 'returnOrder', 'order', 'itemLack'];
const numberKeys = ['deliveryOrderCode', 'returnOrderCode', 'orderCode', 'preDeliveryOrderCode', 'orderSourceCode', 'sourceOrderCode'];

/** Reads any of the messages a warehouse sends about an order. */
export function readSubject(request: JsonRecord): QimenSubject {
  const holder = firstOf(holders.map((name) => asRecord(request[name]))) ?? request;
  const process = asRecord(request.process) ?? {};
  const lines = orderLines(request);
  const packages = recordsIn(listIn(request, 'packages', 'package'));
  const named = numberKeys.flatMap((key) => asText(holder[key]) ?? asText(request[key]) ?? []);
  const fromLines = lines.flatMap((line) => asText(line.orderSourceCode) ?? asText(line.sourceOrderCode) ?? []);
  const status = asText(process.processStatus) ?? asText(holder.status);
  return {
    orderNos: [...new Set([...named, ...fromLines])],
    outBizCode: asText(holder.outBizCode) ?? asText(request.outBizCode),
    status,
    more: asText(holder.confirmType) === '1',
    payload: known({
      channelStatus: status,
      step: status,
      occurredAt: momentOf(process, holder, request),
      reason: firstOf([process.operateInfo, process.remark, request.reason, request.cancelReason, holder.remark].map(asText)),
      warehouse: asText(holder.warehouseCode) ?? asText(request.warehouseCode),
      deliveryNo: firstOf([holder.deliveryOrderId, holder.returnOrderId, holder.orderId, request.orderId].map(asText)),
      ...parcelFields(holder, packages),
      lines: lines.length > 0 ? lines.map(readLine) : undefined,
      raw: request,
    }),
  };
}

const momentKeys = ['operateTime', 'orderConfirmTime', 'confirmTime', 'createTime'];

function momentOf(...holders: readonly JsonRecord[]): string | undefined {
  return firstOf(holders.flatMap((holder) => momentKeys.map((key) => fromChinaTime(asText(holder[key])))));
}

function orderLines(request: JsonRecord): readonly JsonRecord[] {
  const lines = listIn(request, 'orderLines', 'orderLine');
  return recordsIn(lines.length > 0 ? lines : listIn(request, 'items', 'item'));
}

/** One parcel's number stands by itself; all stand with what is in them. */
function parcelFields(holder: JsonRecord, packages: readonly JsonRecord[]): Readonly<Record<string, Json | undefined>> {
  const first = packages[0] ?? holder;
  return {
    carrier: asText(first.logisticsName) ?? asText(first.logisticsCode),
    trackingNo: asText(first.expressCode),
    parcels: packages.length > 0 ? packages.map(readParcel) : undefined,
  };
}

function readParcel(parcel: JsonRecord): JsonRecord {
  const items = recordsIn(listIn(parcel, 'items', 'item'));
  return known({
    trackingNo: asText(parcel.expressCode) ?? '',
    carrier: asText(parcel.logisticsName) ?? asText(parcel.logisticsCode),
    // Kilograms, as written.
    weight: asText(parcel.weight),
    lines: items.map((item) => known({ sku: asText(item.itemCode), quantity: quantity(item.quantity) })),
  });
}

function readLine(line: JsonRecord): JsonRecord {
  return known({
    id: asText(line.orderLineNo),
    sku: asText(line.itemCode),
    name: asText(line.itemName),
    planned: quantity(line.planQty),
    quantity: quantity(line.actualQty),
    missing: quantity(line.lackQty),
    // ZP is good, CC is damaged.
    inventoryType: asText(line.inventoryType),
    reason: asText(line.reason),
    batches: asList(at(line, 'batchs.batch')).length > 0 ? at(line, 'batchs.batch') : undefined,
  });
}

function quantity(value: Json | undefined): number | undefined {
  const number = asText(value) === undefined ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}
