import type { DocumentChange } from '../document/diff-documents.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { ordersWithin } from './orders-within.ts';

/** How much a change can do to orders that are under way. */
export const risks = ['none', 'low', 'medium', 'high'] as const;
export type Risk = (typeof risks)[number];

export interface Assessment {
  readonly risk: Risk;
  /** Orders in flight that stand where the change is; undefined: it is at no place orders stand in. */
  readonly orders: number | undefined;
}

/** Orders in flight by innermost state, all versions. */
export type StandingOrders = ReadonlyMap<string, number>;

/** What is only read by people, or only shown. */
const words: ReadonlySet<string> = new Set([
  'name',
  'label',
  'description',
  'owner',
  'tags',
  'note',
  'stage',
  'handler',
  'meta',
  'order',
  'toDefine',
  // What only the proof reads.
  'meaning',
]);

/** Says how risky one difference between two versions is, by what it is and by the orders it concerns. */
export function assessChange(change: DocumentChange, before: FlowDocument, after: FlowDocument, standing: StandingOrders): Assessment {
  const told = change.type === 'changed' && change.parts.every((part) => words.has(part));
  if (told || change.place.type === 'policy') return { risk: 'none', orders: undefined };
  const orders = concerned(change, before, after, standing);
  return { risk: riskOf(change, orders ?? 0), orders };
}

function riskOf({ type, place, parts }: DocumentChange, orders: number): Risk {
  const live = orders > 0;
  if (type === 'added') return live ? 'low' : 'none';
  if (type === 'removed') return live ? 'high' : unused(place);
  if (!live) return 'low';
  return parts.some((part) => grave.has(`${place.type}.${part}`)) ? 'high' : 'medium';
}

/** What an order that is under way may not survive. */
const grave: ReadonlySet<string> = new Set(['field.type', 'state.kind', 'flow.root']);

/** Something that is gone where no order stands now: of a state, orders on their way to it. */
function unused({ type }: DocumentChange['place']): Risk {
  return type === 'state' ? 'medium' : 'low';
}

function concerned(
  { type, place }: DocumentChange,
  before: FlowDocument,
  after: FlowDocument,
  standing: StandingOrders,
): number | undefined {
  const document = type === 'added' ? after : before;
  switch (place.type) {
    case 'state':
      return type === 'added' ? undefined : ordersWithin(document, new Set([place.id]), standing);
    case 'transition': {
      const source = document.transitions[place.id]?.source;
      return source === undefined ? undefined : ordersWithin(before, new Set([source]), standing);
    }
    case 'event': {
      const rows = [...Object.values(before.transitions), ...Object.values(after.transitions)];
      const sources = rows.flatMap(({ trigger, source }) => (trigger.type === 'event' && trigger.event === place.id ? [source] : []));
      return ordersWithin(before, new Set(sources), standing);
    }
    case 'field':
      return type === 'added' ? undefined : ordersWithin(before, new Set([before.root]), standing);
    default:
      return undefined;
  }
}
