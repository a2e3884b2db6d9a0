import { type CompiledMapping, compileMapping } from '@orderloom/shared/mapping';
import type { MappingInUse, Store } from '../store/index.ts';

export interface UsableMapping {
  readonly version: number;
  readonly mapping: CompiledMapping;
}

/** The mapping a channel's messages are read by, prepared once for each version. */
export function createCompiledMappings({
  mappings,
}: Pick<Store, 'mappings'>): (tenant: string, channel: string) => UsableMapping | undefined {
  const compiled = new WeakMap<MappingInUse, UsableMapping>();
  return (tenant, channel) => {
    const inUse = mappings.inUse(tenant, channel);
    if (inUse === undefined) return undefined;
    const known = compiled.get(inUse);
    if (known) return known;
    const made = compileMapping(inUse.document);
    // Only what compiles is published; a step that a later program lacks must not stop the channel without a word.
    if (!made.ok)
      throw new Error(`mapping ${inUse.version} of channel ${channel}: ${made.error.map(({ message }) => message.en).join(' ')}`);
    const usable = { version: inUse.version, mapping: made.value };
    compiled.set(inUse, usable);
    return usable;
  };
}
