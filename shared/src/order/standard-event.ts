import type { Text } from '../base/text.ts';
import type { FieldType } from '../document/field.ts';

/** A field that channels fill under one name, whatever the channel calls it. */
export interface StandardField {
  readonly key: string;
  readonly label: Text;
  readonly type: FieldType;
}

/** An event that channels send under one name, whatever the channel calls it. */
export interface StandardEvent {
  readonly name: string;
  readonly label: Text;
  /** Keys of `eventFields` a channel may fill; a flow declares those it wants. */
  readonly payload: readonly string[];
}

export function standardField(key: string, type: Exclude<FieldType['type'], 'list'> | 'texts', zh: string, en: string): StandardField {
  return { key, label: { zh, en }, type: type === 'texts' ? { type: 'list', of: { type: 'text' } } : ({ type } as FieldType) };
}

export function standardEvent(name: string, zh: string, en: string, payload: readonly string[] = []): StandardEvent {
  return { name, label: { zh, en }, payload: ['channelStatus', 'occurredAt', ...payload] };
}
