// Owns: spans sent over OTLP/HTTP to where OpenTelemetry's own variables say. What cannot be sent is dropped: telling of work never
// holds work up.
import { DiagLogLevel, diag, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Log } from '../engine/index.ts';
import { readTraceParent, writeTraceParent } from './trace-parent.ts';
import type { Attributes, Kind, Span, Tracer } from './types.ts';

const kinds: Readonly<Record<Kind, SpanKind>> = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };
const stopMs = 2_000;
const warnEveryMs = 60_000;

/** Address, headers, sampler and sizes come from the environment, as the specification names them. */
export function createOtlpTracer(service: string, log: Log): Tracer {
  warnSometimes(log);
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  const tracer = provider.getTracer('orderloom');

  function begin(name: string, kind: Kind, parent: string | undefined, attributes: Attributes): Span {
    const above = readTraceParent(parent);
    const context = above ? trace.setSpanContext(ROOT_CONTEXT, above) : ROOT_CONTEXT;
    const span = tracer.startSpan(name, { kind: kinds[kind], attributes: { ...attributes } }, context);
    return {
      context: writeTraceParent(span.spanContext()),
      end(more, failed) {
        if (more) span.setAttributes({ ...more });
        if (failed !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: failed });
        span.end();
      },
    };
  }

  return {
    begin,
    async stop() {
      const patience = new Promise<void>((resolve) => setTimeout(resolve, stopMs).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), patience]);
    },
  };
}

/** What OpenTelemetry has to complain about, at most one line a minute. */
function warnSometimes(log: Log): void {
  let last = Number.NEGATIVE_INFINITY;
  const warn = (message: string) => {
    if (performance.now() - last < warnEveryMs) return;
    last = performance.now();
    log.warn({ reason: message.slice(0, 500) }, 'spans could not be sent');
  };
  const nothing = () => {};
  diag.setLogger(
    { error: warn, warn, info: nothing, debug: nothing, verbose: nothing },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
}
