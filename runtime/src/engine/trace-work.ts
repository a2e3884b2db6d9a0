// Owns: which of the engine's work is told to a tracer, and with what. Without one nothing here runs.

import type { Attempt } from '../effects/index.ts';
import type { DueTimer, OutboxRow } from '../store/index.ts';
import type { Span, Tracer } from '../tracing/index.ts';
import type { Submission, SubmitResult } from './types.ts';

/** From being taken in to the commit; what its steps ask for goes below it. */
export async function traceSubmission(
  tracer: Tracer,
  submission: Submission,
  run: (submission: Submission) => Promise<SubmitResult>,
): Promise<SubmitResult> {
  const { tenant, source, actor, commands } = submission;
  const span = tracer.begin('step order', 'internal', submission.trace, {
    'orderloom.tenant': tenant,
    'orderloom.source': source,
    'orderloom.actor': actor,
    'orderloom.input': commands.map(nameOf).join(' '),
  });
  try {
    const result = await run({ ...submission, trace: span.context });
    const { inbox, results } = result;
    span.end({
      'orderloom.order': results.map((one) => one.order ?? '').join(' '),
      'orderloom.outcome': results.map((one) => one.outcome).join(' '),
      'orderloom.delivery.status': inbox?.status,
    });
    return result;
  } catch (error) {
    span.end(undefined, reasonOf(error));
    throw error;
  }
}

/** A timer begins a trace of its own: what armed it may be months away. */
export function traceTimer(tracer: Tracer | undefined, { tenant, order, id, due }: DueTimer, now: number): Span | undefined {
  return tracer?.begin('fire timer', 'internal', undefined, {
    'orderloom.tenant': tenant,
    'orderloom.order': order,
    'orderloom.timer': id,
    'orderloom.timer.late_ms': now - due,
  });
}

/** One attempt, below the step that asked for it, however long ago. Gives with its result what the order's next step goes below. */
export async function traceAttempt(
  tracer: Tracer | undefined,
  row: OutboxRow,
  send: (trace: string | undefined) => Promise<Attempt>,
): Promise<{ readonly result: Attempt; readonly trace?: string }> {
  if (!tracer) return { result: await send(undefined) };
  const span = tracer.begin('deliver effect', 'client', row.trace ?? undefined, {
    'orderloom.tenant': row.tenant,
    'orderloom.order': row.order,
    'orderloom.effect': row.key,
    'orderloom.effect.type': row.request.type,
    'orderloom.destination': row.destination,
    'orderloom.attempt': row.attempts + 1,
  });
  const result = await send(span.context);
  if (result.type === 'delivered') span.end({ 'orderloom.outcome': 'delivered' });
  else span.end({ 'orderloom.outcome': result.type, 'orderloom.cause': result.cause }, result.reason);
  return { result, trace: span.context };
}

function nameOf(command: Submission['commands'][number]): string {
  if (command.type === 'create') return 'create';
  return command.input.type === 'event' ? command.input.event.type : command.input.type;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
