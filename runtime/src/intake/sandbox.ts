// Owns: what a mapping would make of messages, without telling the engine. Does not own: storing mappings, applying deliveries.
import { fail, type Json, ok, type Problem, type Registry, type Result } from '@orderloom/shared/base';
import {
  type CompiledMapping,
  conflictsOf,
  type MappedSample,
  type MappingConflict,
  orderNumberKey,
  targetOf,
} from '@orderloom/shared/mapping';
import type { ChannelDefinition, ChannelMessage } from '../channels/index.ts';
import type { ChannelRow, InboxRow, Store } from '../store/index.ts';
import type { Catalogue, Meaning } from './catalogue.ts';
import { createCompiledMappings } from './compiled-mappings.ts';
import { createCatalogues } from './create-catalogues.ts';
import type { Intake } from './create-intake.ts';
import { interpret } from './interpret.ts';
import { overlay, treeOf } from './overlay.ts';

export interface SampleSide {
  readonly outcome: 'applied' | 'ignored' | 'quarantined';
  readonly externalId: string | null;
  readonly event: string | null;
  readonly values: Readonly<Record<string, Json>>;
  readonly problems: readonly Problem[];
}

export interface SampleRow {
  readonly topic: string;
  readonly draft: SampleSide;
  readonly inUse: SampleSide;
  /** Targets that come out otherwise. */
  readonly differs: readonly string[];
}

export interface Preview {
  readonly targets: readonly string[];
  readonly rows: readonly SampleRow[];
  readonly conflicts: readonly MappingConflict[];
}

export interface Trial {
  readonly applicable: number;
  readonly failing: readonly { readonly problem: Problem; readonly deliveries: readonly string[] }[];
}

export interface Sandbox {
  /** A body as the channel posts it. */
  read(channel: ChannelRow, body: string): Result<readonly ChannelMessage[], readonly Problem[]>;
  treeOf(message: ChannelMessage): Json;
  preview(tenant: string, channel: ChannelRow, draft: CompiledMapping, samples: readonly ChannelMessage[]): Preview;
  /** What would become of deliveries that were set aside; `mapping` absent: with what is in use. */
  tryAgain(tenant: string, channel: ChannelRow, rows: readonly InboxRow[], mapping?: CompiledMapping): Trial;
}

interface SandboxDeps {
  readonly store: Store;
  readonly channelTypes: Registry<ChannelDefinition>;
  readonly messageIn: Intake['messageIn'];
}

export function createSandbox({ store, channelTypes, messageIn }: SandboxDeps): Sandbox {
  const catalogueOf = createCatalogues(store);
  const inUse = createCompiledMappings(store);

  function read(channel: ChannelRow, body: string): ReturnType<Sandbox['read']> {
    const type = channelTypes.get(channel.type);
    const split = type?.split({ raw: new TextEncoder().encode(body), headers: {} }, channel.secrets);
    if (!split) return fail([]);
    return split.ok ? ok(split.value.filter((message) => !message.probe)) : split;
  }

  function preview(tenant: string, channel: ChannelRow, draft: CompiledMapping, samples: readonly ChannelMessage[]): Preview {
    const type = channelTypes.get(channel.type);
    const used = inUse(tenant, channel.id)?.mapping;
    const targets = [...new Set([draft, used].flatMap((mapping) => mapping?.document.fields.map(targetOf) ?? []))].sort();
    if (!type) return { targets, rows: [], conflicts: [] };
    const sideOf = (mapping: CompiledMapping | undefined, message: ChannelMessage) =>
      side({ type, channel, catalogue: { ...catalogueOf(tenant), mapping: () => usable(mapping) } }, message, targets);
    const rows = samples.map((message): SampleRow => {
      const [ours, theirs] = [sideOf(draft, message), sideOf(used, message)];
      return { topic: message.topic, draft: ours, inUse: theirs, differs: differing(targets, ours, theirs) };
    });
    const mapped = samples.map((message, at): MappedSample => {
      const externalId = rows[at]?.draft.externalId ?? undefined;
      return { mapped: draft.apply(treeOf(message), message.topic), externalId };
    });
    return { targets, rows, conflicts: conflictsOf(mapped) };
  }

  function tryAgain(tenant: string, channel: ChannelRow, rows: readonly InboxRow[], mapping?: CompiledMapping): Trial {
    const type = channelTypes.get(channel.type);
    const catalogue = mapping ? { ...catalogueOf(tenant), mapping: () => usable(mapping) } : catalogueOf(tenant);
    const failing = new Map<string, { problem: Problem; deliveries: string[] }>();
    const messages = rows.flatMap((row) => {
      const message = messageIn(tenant, row);
      return type && message ? [{ row, type, message }] : [];
    });
    for (const { row, type: kind, message } of messages) {
      const problem = faultOf(interpret(kind, channel, message, catalogue));
      if (problem === undefined) continue;
      const name = `${problem.code} ${problem.path}`;
      const group = failing.get(name) ?? { problem, deliveries: [] };
      group.deliveries.push(row.id);
      failing.set(name, group);
    }
    const failed = [...failing.values()].reduce((sum, { deliveries }) => sum + deliveries.length, 0);
    return { applicable: messages.length - failed, failing: [...failing.values()] };
  }

  return { read, treeOf, preview, tryAgain };
}

/** Why it would be set aside. */
function faultOf({ verdict }: Meaning): Problem | undefined {
  return verdict?.status === 'quarantined' ? verdict.problems[0] : undefined;
}

function usable(mapping: CompiledMapping | undefined) {
  return mapping && { version: 0, mapping };
}

interface Reader {
  readonly type: ChannelDefinition;
  readonly channel: ChannelRow;
  readonly catalogue: Catalogue;
}

function side({ type, channel, catalogue }: Reader, message: ChannelMessage, targets: readonly string[]): SampleSide {
  const own = type.map(message, channel.settings);
  const mapping = catalogue.mapping(channel.id);
  const mapped = mapping ? overlay(mapping.mapping, message, own) : own;
  const meaning = interpret(type, channel, message, catalogue);
  const known = mapped.ok ? mapped.value : undefined;
  const given: Readonly<Record<string, Json>> = known
    ? {
        ...prefixed('event', known.payload),
        ...prefixed('order', known.data),
        ...(known.externalId === '' ? {} : { [`order.${orderNumberKey}`]: known.externalId }),
      }
    : {};
  const values = Object.fromEntries(targets.flatMap((target) => (given[target] === undefined ? [] : [[target, given[target] as Json]])));
  return {
    outcome: outcomeOf(meaning),
    externalId: known?.externalId || null,
    event: eventOf(meaning) ?? null,
    values,
    problems: [...(meaning.verdict?.problems ?? []), ...minor(mapping?.mapping, message)],
  };
}

/** What goes wrong without setting the message aside. */
function minor(mapping: CompiledMapping | undefined, message: ChannelMessage): readonly Problem[] {
  const problems = mapping?.apply(treeOf(message), message.topic).problems ?? [];
  return problems.filter(({ blocking }) => !blocking).map(({ code, path, message: text }) => ({ code, path, message: text }));
}

function prefixed(place: string, values: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${place}.${key}`, value]));
}

function outcomeOf({ commands, verdict }: Meaning): SampleSide['outcome'] {
  if (commands.length > 0) return 'applied';
  return verdict?.status === 'quarantined' ? 'quarantined' : 'ignored';
}

function eventOf({ commands }: Meaning): string | undefined {
  const [first] = commands;
  if (first === undefined || first.type === 'create') return first && 'order.created';
  return first.input.type === 'event' ? first.input.event.type : undefined;
}

function differing(targets: readonly string[], one: SampleSide, other: SampleSide): readonly string[] {
  const same = (target: string) => JSON.stringify(one.values[target] ?? null) === JSON.stringify(other.values[target] ?? null);
  return targets.filter((target) => !same(target));
}
