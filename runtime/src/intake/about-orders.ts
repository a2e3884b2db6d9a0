// Owns: what a message of a sender that brings no orders of its own (a carrier, a courier, a warehouse) means for the orders of others.
import { textOf } from '@orderloom/shared/base';
import type { ChannelMessage, MappedMessage, OrderReference } from '../channels/index.ts';
import type { Command } from '../engine/index.ts';
import { type Catalogue, knownIn, type Meaning, quarantined } from './catalogue.ts';
import { fitFields } from './fit-fields.ts';
import { parcelNumbers } from './parcel-numbers.ts';
import { ambiguousOrder, missingEvent, noSuchOrder } from './reasons.ts';

type Found = ReturnType<Catalogue['referred']>[number];

/**
 * Never makes an order: a message about one that is not known is kept, and can be replayed when it is. Orders that go in one parcel are
 * all told; a number that several orders have by chance is told to none.
 */
export function commandsAbout(
  message: ChannelMessage,
  mapped: MappedMessage,
  about: OrderReference,
  names: readonly string[],
  catalogue: Catalogue,
): Meaning {
  const found = catalogue.referred(about);
  const [first] = found;
  if (!first) return quarantined([noSuchOrder(about)]);
  if (found.length > 1 && first.by === 'orderNo') return quarantined([ambiguousOrder(about)]);
  const commands = found.map((order) => commandFor(order, message, mapped, names));
  const known = commands.filter((command) => command !== undefined);
  if (known.length > 0) return { commands: known };
  const { document, version } = first;
  const flow = textOf(document.name, 'zh') || document.id;
  return quarantined([missingEvent(message.topic, names, flow)], { flow: document.id, version });
}

function commandFor(
  { order, document }: Found,
  message: ChannelMessage,
  mapped: MappedMessage,
  names: readonly string[],
): Command | undefined {
  const name = knownIn(document, names);
  if (name === undefined) return undefined;
  const payload = fitFields(document.events[name]?.payload ?? {}, mapped.payload);
  const input = { type: 'event', event: { ...payload, type: name } } as const;
  // One key for every order: which of them stands where in the list may change until it is sent again.
  const { modified } = mapped;
  const references = parcelNumbers(mapped);
  const more = { ...(modified ? { modified } : {}), ...(references ? { references } : {}) };
  return { type: 'order', order, input, dedupeKey: message.deliveryId, ...more };
}
