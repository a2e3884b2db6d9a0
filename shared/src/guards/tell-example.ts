import type { Json } from '../base/json.ts';
import { type Locale, textOf } from '../base/text.ts';
import type { FieldType, FlowDocument } from '../document/index.ts';
import { expressionsOf } from '../expression/index.ts';
import type { GuardExample } from './compare-guards.ts';

/** An example in the reader's words: "Order amount is 50 yuan and Level is Gold". */
export function tellExample(
  document: FlowDocument,
  { context, payload, states }: GuardExample,
  event: string | undefined,
  locale: Locale,
): string {
  const fields = document.context;
  const carried = event === undefined ? {} : (document.events[event]?.payload ?? {});
  const parts = [
    ...Object.entries(context).map(([name, value]) => equals(name, value, fields[name]?.type)),
    ...Object.entries(payload).map(([name, value]) => equals(`event.${name}`, value, carried[name]?.type)),
    ...Object.entries(states).map(([id, inside]) => `${inside ? '' : '!'}inState(${JSON.stringify(id)})`),
  ];
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0
    ? textOf({ zh: '任何订单', en: 'any order' }, locale)
    : expressionsOf(document).sentence(known.join(' && '), locale, event);
}

function equals(name: string, value: Json, type: FieldType | undefined): string | undefined {
  switch (type?.type) {
    case 'instant':
      return `${name} == timestamp(${JSON.stringify(value)})`;
    case 'duration':
      return `${name} == duration("${Number(value)}ms")`;
    case 'decimal':
      return `${name} == ${Number.isInteger(value) ? Number(value).toFixed(1) : String(value)}`;
    case 'list':
      return Array.isArray(value) && value.length > 0 ? `${JSON.stringify(value[0])} in ${name}` : `size(${name}) == 0`;
    case undefined:
      return undefined;
    default:
      return `${name} == ${JSON.stringify(value)}`;
  }
}
