import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type FlowDocument, parseDocument } from '@orderloom/shared/document';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildServer, hookPath, prepareFlow, type RunningServer, startServer } from '../support/running-server.ts';
import { signedHeaders } from '../support/signature.ts';

const data = mkdtempSync(join(tmpdir(), 'orderloom-tracing-'));
const [port, outside] = [18_840, 18_841];
const tracing = {
  OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${outside}`,
  OTEL_BSP_SCHEDULE_DELAY: '100',
  OTEL_SERVICE_NAME: 'orders of a test',
};
const sender = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' };

interface Told {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly kind: number;
  readonly status?: { readonly code?: number };
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}

let receiver: Server;
const spans: Told[] = [];
const services = new Set<unknown>();
const calls: { readonly traceparent: string | undefined }[] = [];
let refusing = true;

interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Told['attributes'] };
    readonly scopeSpans: readonly { readonly spans: readonly Told[] }[];
  }[];
}

function note({ resourceSpans }: Export): void {
  for (const { resource, scopeSpans } of resourceSpans) {
    services.add(resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue);
    spans.push(...scopeSpans.flatMap((scope) => scope.spans));
  }
}

/** Takes spans, and is the system that effects go to. */
beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const told = request.url === '/v1/traces';
    if (told) note(JSON.parse(Buffer.concat(parts).toString()));
    else calls.push({ traceparent: request.headers.traceparent as string | undefined });
    response.writeHead(refusing && !told ? 503 : 200, { 'content-type': 'application/json' }).end('{}');
  });
  receiver.listen(outside, '127.0.0.1');
  await once(receiver, 'listening');
  await buildServer();
});

afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
  rmSync(data, { recursive: true, force: true });
});

function callingFlow(): FlowDocument {
  const action = { id: 'tell', type: 'send-http', params: { url: `http://127.0.0.1:${outside}/wms`, method: 'POST', body: '{}' } };
  const parsed = parseDocument({
    format: 'orderloom.flow',
    schemaVersion: 1,
    id: 'telling',
    name: { en: 'Telling' },
    root: 'root',
    events: { pay: { label: {}, senders: ['channel'], payload: {} } },
    states: {
      root: { id: 'root', kind: 'compound', parent: null, initial: 'open', label: {} },
      open: { id: 'open', kind: 'atomic', parent: 'root', label: {} },
      paid: { id: 'paid', kind: 'final', parent: 'root', label: {}, entry: [action] },
    },
    transitions: { t1: { id: 't1', source: 'open', targets: ['paid'], trigger: { type: 'event', event: 'pay' } } },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

async function deliver(server: RunningServer): Promise<void> {
  const body = JSON.stringify({ type: 'pay', timestamp: '2026-01-01T00:00:00Z', data: { orderId: 'T-1' } });
  const headers = { ...signedHeaders('msg_traced', body), traceparent: `00-${sender.trace}-${sender.span}-01` };
  const answer = await fetch(server.url + hookPath, { method: 'POST', body, headers });
  expect(answer.status).toBe(204);
}

async function until(held: () => boolean): Promise<void> {
  while (!held()) await new Promise((resolve) => setTimeout(resolve, 50));
}

const attribute = (span: Told | undefined, key: string) => Object.values(span?.attributes.find((one) => one.key === key)?.value ?? {})[0];

it('tells of a delivery, its step and its effect as one tree, also when the effect is sent after a restart', async () => {
  const before = await startServer(data, port, [], tracing);
  await prepareFlow(before, callingFlow());
  await deliver(before);
  await until(() => calls.length > 0);
  await before.stop();
  refusing = false;
  const refused = calls.length;
  const after = await startServer(data, port, [], tracing);
  await until(() => calls.length > refused);
  await after.stop();

  const named = (name: string) => spans.filter((span) => span.name === name && span.traceId === sender.trace);
  const [delivery] = named('receive delivery');
  const [step] = named('step order');
  const attempts = named('deliver effect');
  expect(delivery?.parentSpanId).toBe(sender.span);
  expect(attribute(delivery, 'orderloom.delivery')).toBe('msg_traced');
  expect(attribute(delivery, 'orderloom.delivery.status')).toBe('applied');
  expect(step?.parentSpanId).toBe(delivery?.spanId);
  expect(attribute(step, 'orderloom.input')).toBe('pay');
  expect(attempts.length).toBe(calls.length);
  expect(new Set(attempts.map((span) => span.parentSpanId))).toEqual(new Set([step?.spanId]));
  expect(attempts.map((span) => `00-${span.traceId}-${span.spanId}-01`)).toEqual(calls.map((call) => call.traceparent));
  expect(attempts.map((span) => attribute(span, 'orderloom.outcome')).at(-1)).toBe('delivered');
  expect(attempts[0]?.status?.code).toBe(2);
  expect([...services]).toEqual(['orders of a test']);
});

it('loads nothing of it where no address is set', () => {
  const dist = fileURLToPath(new URL('../../runtime/dist/', import.meta.url));
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  const loading = files.filter((name) => /from ?["']@opentelemetry/.test(readFileSync(join(dist, name), 'utf8')));
  expect(loading.map((name) => name.replace(/-[\w-]+\.js$/, ''))).toEqual(['assets/otlp']);
});
