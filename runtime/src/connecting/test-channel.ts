import type { ChannelTestStep } from '@orderloom/shared/api';
import type { ChannelDefinition, Trouble } from '../channels/index.ts';
import type { ChannelRow } from '../store/index.ts';
import { createAsk } from './ask-platform.ts';
import { oneConnection } from './hold-socket.ts';
import type { Line, LinkDeps } from './link-deps.ts';
import { isAskable } from './poll-feed.ts';

export type TestStep = ChannelTestStep;

const connectMs = 10_000;

/** Tries what the channel needs, one thing after the other; nothing of it leaves a trace in the orders. */
export async function testChannel(
  deps: LinkDeps,
  tenant: string,
  channel: ChannelRow,
  type: ChannelDefinition,
  connected: boolean,
): Promise<readonly TestStep[]> {
  const over = new AbortController();
  // What a trial connection hears is for the real one: it is neither taken nor confirmed.
  const intake = { ...deps.intake, take: () => new Promise<void>(() => {}) };
  const line: Line = { ...deps, intake, tenant, channel, type, signal: over.signal };
  const steps = [credentials(type, channel), flow(deps, tenant, channel)];
  try {
    const [feed] = type.feeds ?? [];
    if (steps[0]?.ok !== false && feed && isAskable(line, feed)) steps.push(await api(line, feed));
    if (steps[0]?.ok !== false && type.socket)
      steps.push(connected ? { step: 'connection', ok: true } : await connection(line, type.socket));
  } finally {
    over.abort();
  }
  return steps;
}

function credentials({ secrets, settings }: ChannelDefinition, channel: ChannelRow): TestStep {
  const absent = [
    ...secrets.filter(({ name, required }) => required && !channel.secrets[name]),
    ...settings.filter(({ name, required }) => required && (channel.settings[name] ?? '') === ''),
  ];
  return absent.length === 0
    ? { step: 'credentials', ok: true }
    : { step: 'credentials', ok: false, cause: 'missing', reason: absent.map(({ label }) => `${label.zh} / ${label.en}`).join(', ') };
}

function flow({ store }: LinkDeps, tenant: string, { flow: id }: ChannelRow): TestStep {
  const published = id !== null && store.flows.get(tenant, id)?.version;
  return published ? { step: 'flow', ok: true } : { step: 'flow', ok: false, cause: 'missing', reason: id ?? '' };
}

async function api(line: Line, feed: NonNullable<ChannelDefinition['feeds']>[number]): Promise<TestStep> {
  const now = line.clock.now();
  const window = { from: now - 60_000, to: now };
  const answer = await createAsk(line)((access) => feed.request(window, 1, access), feed.read);
  return answer.ok ? { step: 'api', ok: true } : failed('api', answer.error);
}

async function connection(line: Line, socket: NonNullable<ChannelDefinition['socket']>): Promise<TestStep> {
  const stop = new AbortController();
  const signal = AbortSignal.any([line.signal, stop.signal, AbortSignal.timeout(connectMs)]);
  let ready = false;
  const trouble = await oneConnection({ ...line, signal }, socket, () => {
    ready = true;
    stop.abort();
  });
  if (ready) return { step: 'connection', ok: true };
  return failed('connection', signal.aborted ? { cause: 'silent', reason: `no word in ${connectMs} ms` } : trouble);
}

function failed(step: TestStep['step'], { cause, reason }: Trouble): TestStep {
  return { step, ok: false, cause, reason };
}
