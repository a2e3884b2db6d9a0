import { type DestinationSettings, fillReferences } from '@orderloom/shared/actions';
import { type Attempt, createRedaction, type EffectSender, MissingSecret } from '../effects/index.ts';
import type { EngineStore, OutboxRow } from '../store/index.ts';
import type { Clock } from './types.ts';

interface Deps {
  readonly store: Pick<EngineStore, 'secret'>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The `traceparent` of this attempt. */
  readonly trace?: string | undefined;
  fetchFor(tenant: string): typeof globalThis.fetch;
}

/** One attempt. Secrets exist in the clear only in here: what comes back has none of them, whatever the receiver said. */
export async function sendEffect(deps: Deps, sender: EffectSender, row: OutboxRow, settings: DestinationSettings): Promise<Attempt> {
  const { store, clock, signal } = deps;
  const redaction = createRedaction();
  const reveal = (name: string): string => {
    const value = store.secret(row.tenant, name);
    if (value === undefined) throw new MissingSecret(name);
    redaction.conceal(name, value);
    return value;
  };
  try {
    const result = await sender.send(row.request, row.key, {
      tenant: row.tenant,
      order: row.order,
      fetch: deps.fetchFor(row.tenant),
      signal,
      now: clock.now(),
      timeout: settings.timeout,
      trace: deps.trace,
      fill: (text) => fillReferences(text, reveal),
      redact: redaction.text,
      longestSecret: () => redaction.longest,
    });
    if (result.type === 'delivered') return { ...result, data: redaction.json(result.data) };
    const reason = redaction.text(result.reason);
    return result.type === 'retry' ? { ...result, reason } : { ...result, reason, data: redaction.json(result.data ?? null) };
  } catch (error) {
    return { type: 'retry', cause: 'unknown', reason: redaction.text(error instanceof Error ? error.message : String(error)) };
  }
}
