import type { ChannelMessage } from '../channels/index.ts';
import type { Delivery, SubmitResult } from '../engine/index.ts';
import type { Span, Tracer } from '../tracing/index.ts';

/** Begins the span of one message, below what its sender says it comes from. */
export function traceDelivery(
  tracer: Tracer | undefined,
  tenant: string,
  channel: string,
  { deliveryId, topic }: ChannelMessage,
  headers: Delivery['headers'],
): Span | undefined {
  return tracer?.begin('receive delivery', 'server', headers.traceparent, {
    'orderloom.tenant': tenant,
    'orderloom.channel': channel,
    'orderloom.delivery': deliveryId,
    'orderloom.topic': topic,
  });
}

/** Ends it with what became of the message. */
export function tellOfDelivery(span: Span | undefined, submitted: Promise<SubmitResult>): Promise<SubmitResult> {
  if (!span) return submitted;
  return submitted.then(
    (result) => {
      const orders = [...new Set(result.results.flatMap((one) => one.order ?? []))];
      span.end({ 'orderloom.delivery.status': result.inbox?.status, 'orderloom.order': orders.join(' ') });
      return result;
    },
    (error: unknown) => {
      span.end(undefined, error instanceof Error ? error.message : String(error));
      throw error;
    },
  );
}
