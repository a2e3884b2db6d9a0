// Owns: what one message of a channel means for the orders. Does not own: signatures, storing, stepping.
import { textOf } from '@orderloom/shared/base';
import type { ChannelDefinition, ChannelMessage, MappedMessage, Milestone } from '../channels/index.ts';
import type { Command } from '../engine/index.ts';
import type { ChannelRow } from '../store/index.ts';
import { commandsAbout } from './about-orders.ts';
import { type Catalogue, knownIn, type Meaning, quarantined } from './catalogue.ts';
import { ignoreWord, readEventMap } from './event-map.ts';
import { fitFields } from './fit-fields.ts';
import { type Overlaid, overlay } from './overlay.ts';
import { parcelNumbers } from './parcel-numbers.ts';
import { ignoredByMap, missingEvent, missingInVersion, noFlow, notPublished, unknownTopic } from './reasons.ts';

const createsOrder = 'order.created';

/** Never throws: what cannot be applied becomes a verdict that says how to mend it. */
export function interpret(type: ChannelDefinition, channel: ChannelRow, message: ChannelMessage, catalogue: Catalogue): Meaning {
  const own = type.map(message, channel.settings);
  const mapping = catalogue.mapping(channel.id);
  const mapped = mapping ? overlay(mapping.mapping, message, own) : own;
  if (!mapped.ok) return quarantined(mapped.error);
  if (mapped.value.milestones) return reached(type, channel, mapped.value, mapped.value.milestones, catalogue);
  const names = eventNames(channel, message, mapped.value);
  if (names.includes(ignoreWord)) return { commands: [], verdict: { status: 'ignored', problems: [ignoredByMap(message.topic)] } };
  if (names.length === 0) return quarantined([unknownTopic(message.topic)]);
  if (mapped.value.about) return commandsAbout(message, mapped.value, mapped.value.about, names, catalogue);
  if (channel.flow === null) return quarantined([noFlow(channel.name)]);
  const latest = catalogue.forNew(channel.flow, channel.id, mapped.value.externalId);
  if (!latest) return quarantined([notPublished(channel.flow)]);
  const command = commandOf(type, channel, mapped.value, names, latest, catalogue);
  if (command) return { commands: [command] };
  const flow = textOf(latest.document.name, 'zh') || channel.flow;
  const newer = knownIn(latest.document, names);
  const version = catalogue.pinned(channel.id, mapped.value.externalId)?.version ?? latest.version;
  const release = { flow: channel.flow, version };
  return quarantined(
    [newer === undefined ? missingEvent(message.topic, names, flow) : missingInVersion(message.topic, newer, flow)],
    release,
  );
}

/** One command for each milestone the flow knows; a flow that knows none still gets the order. */
function reached(
  type: ChannelDefinition,
  channel: ChannelRow,
  mapped: MappedMessage,
  milestones: readonly Milestone[],
  catalogue: Catalogue,
): Meaning {
  if (channel.flow === null) return quarantined([noFlow(channel.name)]);
  const latest = catalogue.forNew(channel.flow, channel.id, mapped.externalId);
  if (!latest) return quarantined([notPublished(channel.flow)]);
  const commands = milestones.flatMap((milestone): Command[] => {
    const message = { ...mapped, ...milestone };
    const names = eventNames(channel, { topic: milestone.events[0] ?? '' }, message);
    const command = names.includes(ignoreWord) ? undefined : commandOf(type, channel, message, names, latest, catalogue);
    return command ? [{ ...command, dedupeKey: milestone.key.replace(/\s+/g, ' ') }] : [];
  });
  return { commands };
}

/** The event map speaks first, for the channel's own word and then for ours. */
function eventNames(channel: ChannelRow, message: Pick<ChannelMessage, 'topic'>, mapped: Overlaid): readonly string[] {
  if (mapped.chosen) return mapped.events;
  const map = readEventMap(channel.settings.eventMap);
  if (map.size === 0) return mapped.events;
  const written = [message.topic, ...mapped.events].map((name) => map.get(name)).find((name) => name !== undefined);
  return written === undefined ? mapped.events : [written];
}

type Latest = NonNullable<ReturnType<Catalogue['forNew']>>;

function commandOf(
  type: ChannelDefinition,
  channel: ChannelRow,
  mapped: MappedMessage,
  names: readonly string[],
  latest: Latest,
  catalogue: Catalogue,
): Command | undefined {
  const { externalId } = mapped;
  const taken = knownIn(latest.document, names);
  // Orders stay on their version, whose catalogue may differ; asked only when it can matter.
  const pinned = !latest.only || taken === undefined ? catalogue.pinned(channel.id, externalId) : undefined;
  const document = pinned?.document ?? latest.document;
  const name = knownIn(document, names);
  const data = fitFields(latest.document.context, mapped.data, { channel: channel.id, channelType: type.id });
  const flow = latest.document.id;
  const { modified } = mapped;
  if (name === undefined) {
    const creation = { type: 'create', flow, channel: channel.id, externalId, data, ifExists: 'ignore', modified } as const;
    return names.includes(createsOrder) ? creation : undefined;
  }
  const payload = fitFields(document.events[name]?.payload ?? {}, mapped.payload);
  const input = { type: 'event', event: { ...payload, type: name } } as const;
  const references = parcelNumbers(mapped);
  const more = { ...(references ? { references } : {}), ...(modified ? { modified } : {}) };
  return { type: 'external', channel: channel.id, externalId, input, orCreate: { flow, data }, ...more };
}
