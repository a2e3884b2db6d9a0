import type { Log } from '../engine/index.ts';
import type { Tracer } from './types.ts';

export type { Span, Tracer } from './types.ts';

/** Where spans go is said by OpenTelemetry's variables; `service` is the name they go under. */
export interface Tracing {
  readonly service: string;
}

/** Loads what sends spans, if they are asked for; otherwise nothing of it. */
export async function createTracer(tracing: Tracing | undefined, log: Log): Promise<Tracer | undefined> {
  if (!tracing) return undefined;
  const { createOtlpTracer } = await import('./otlp.ts');
  return createOtlpTracer(tracing.service, log);
}
