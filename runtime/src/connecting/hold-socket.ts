// Owns: one connection held open to a platform, made again whenever it ends.
//   The platform is told that it has a message off its hands only after the commit (E1). What was not confirmed is sent again, and
//   what was missed meanwhile is pulled.
import type { Json } from '@orderloom/shared/base';
import type { Frame, SocketSource, Trouble } from '../channels/index.ts';
import type { OpenSocket } from '../outgoing/index.ts';
import { unconfigured } from './ask-platform.ts';
import { troubleOf } from './call-platform.ts';
import type { Line } from './link-deps.ts';
import { type LinkState, noteHealth, noteTrouble } from './link-state.ts';
import { backOff, createRest, type Rest } from './pause.ts';

/** Called when the platform has accepted the connection: what came while there was none is to be pulled. */
type OnReady = () => void;

export async function holdSocket(line: Line, socket: SocketSource, state: LinkState, rest: Rest, onReady: OnReady): Promise<void> {
  const { clock, random, signal } = line;
  let failures = 0;
  while (!signal.aborted) {
    state.connection = 'connecting';
    const trouble = await oneConnection(line, socket, () => {
      failures = 0;
      state.connection = 'connected';
      state.retryAt = null;
      noteHealth(line);
      onReady();
    });
    if (signal.aborted) break;
    noteTrouble(line, state, trouble);
    const wait = backOff(failures++, random, trouble.retryAfter);
    state.connection = trouble === unconfigured ? 'unconfigured' : 'waiting';
    state.retryAt = clock.now() + wait;
    await rest.sleep(wait);
  }
  state.connection = null;
}

/** Resolves when it is over, with the reason. */
export async function oneConnection(line: Line, source: SocketSource, onReady: OnReady): Promise<Trouble> {
  const { tenant, channel, clock, outgoing, signal } = line;
  const access = { secrets: channel.secrets, settings: channel.settings, now: clock.now() };
  const target = source.connect(access);
  if (!target) return unconfigured;
  if (!URL.canParse(target.url)) return { cause: 'unreachable', reason: 'the address is not one' };
  const over = new AbortController();
  const socket = outgoing.socketFor(tenant)(target.url, target.headers);
  const end = () => socket.close();
  signal.addEventListener('abort', end, { once: true });
  try {
    return await listen(line, source, socket, over.signal, onReady);
  } catch (error) {
    return troubleOf(error);
  } finally {
    signal.removeEventListener('abort', end);
    over.abort();
    socket.close();
  }
}

async function listen(line: Line, source: SocketSource, socket: OpenSocket, over: AbortSignal, onReady: OnReady): Promise<Trouble> {
  const { tenant, channel, clock, intake, log } = line;
  let trouble: Trouble = { cause: 'unreachable', reason: 'the platform closed the connection' };
  let state: Json = null;
  let heardAt = clock.now();
  let ready = false;
  const send = (frames: readonly Frame[]) => frames.forEach(socket.send);

  function giveUp(why: Trouble): void {
    trouble = why;
    socket.close();
  }

  function becomeReady(): void {
    if (ready) return;
    ready = true;
    onReady();
  }

  function hear(frame: Frame): void {
    heardAt = clock.now();
    const heard = source.read(frame, state, heardAt);
    state = heard.state;
    send(heard.send ?? []);
    if (heard.ready) becomeReady();
    if (heard.trouble) giveUp(heard.trouble);
    for (const { message, confirm } of heard.messages ?? []) {
      intake.take(tenant, channel, [message]).then(
        () => send([confirm]),
        (error: unknown) => {
          log.warn({ err: error, tenant, channel: channel.id, delivery: message.deliveryId }, 'a message was not taken, nor confirmed');
          giveUp({ cause: 'unavailable', reason: 'messages could not be taken' });
        },
      );
    }
  }

  socket.onFrame((frame) => {
    try {
      hear(frame);
    } catch (error) {
      giveUp({ cause: 'unreadable', reason: error instanceof Error ? error.message : String(error) });
    }
  });
  await socket.opened;
  const opened = source.opened({ secrets: channel.secrets, settings: channel.settings, now: clock.now() });
  state = opened.state;
  send(opened.send);
  if (opened.ready) becomeReady();
  void watch();
  await socket.closed;
  return trouble;

  async function watch(): Promise<void> {
    const rest = createRest(clock, over);
    while (!over.aborted) {
      await rest.sleep(source.beatMs);
      if (over.aborted) return;
      if (clock.now() - heardAt > source.silenceMs) return giveUp({ cause: 'silent', reason: `nothing heard for ${source.silenceMs} ms` });
      send(source.beat(state, clock.now()));
    }
  }
}
