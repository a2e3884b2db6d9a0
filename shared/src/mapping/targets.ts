import { type Label, textOf } from '../base/text.ts';
import type { Field, FieldType } from '../document/field.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { eventFields } from '../order/event-fields.ts';
import { orderFields } from '../order/order-fields.ts';

/** A field of ours that a mapping can fill. */
export interface MappingTarget {
  readonly in: 'order' | 'event';
  readonly key: string;
  readonly label: Label;
  readonly type: FieldType;
  /** A name that all channels share, or the flow's own. */
  readonly standard: boolean;
  /** The flow declares it; what it does not declare, it does not keep. */
  readonly used: boolean;
}

/** Told by us and not by channels. */
const ours = new Set(['channel', 'channelType', 'reviewReasons', 'raw']);
/** The number an order is known by, whether or not a flow keeps it. */
export const orderNumberKey = 'orderNo';

type Fields = Readonly<Record<string, Field>>;

/** The fields a channel's messages may fill, those of its flow first; the standard ones alone without a flow. */
export function targetsOf(flow: FlowDocument | undefined): readonly MappingTarget[] {
  const payloads: Fields = Object.assign({}, ...Object.values(flow?.events ?? {}).map((event) => event.payload));
  return [
    ...targetsIn('order', flow?.context ?? {}, orderFields, flow === undefined),
    ...targetsIn('event', payloads, eventFields, flow === undefined),
  ];
}

function targetsIn(place: 'order' | 'event', declared: Fields, standard: typeof orderFields, all: boolean): MappingTarget[] {
  const known = new Map(standard.map((field) => [field.key, field]));
  const own = Object.entries(declared)
    .filter(([key, { toDefine }]) => !ours.has(key) && toDefine !== true)
    .map(([key, { label, type }]): MappingTarget => {
      const given = textOf(label, 'zh') === '' ? (known.get(key)?.label ?? { zh: key }) : label;
      return { in: place, key, label: given, type, standard: known.has(key), used: true };
    });
  const others = standard
    .filter(({ key }) => !ours.has(key) && !Object.hasOwn(declared, key))
    .map(({ key, label, type }): MappingTarget => {
      const used = all || (place === 'order' && key === orderNumberKey);
      return { in: place, key, label, type, standard: true, used };
    });
  return [...own, ...others];
}
