import { fail, type Result } from '@orderloom/shared/base';
import type { Access, ApiAnswer, ApiRequest, Trouble } from '../channels/index.ts';
import { callPlatform } from './call-platform.ts';
import type { Line } from './link-deps.ts';
import { createRest } from './pause.ts';

/** Calls of one channel to its platform, never more often than the platform allows. */
export type Ask = <T>(
  request: (access: Access) => ApiRequest | undefined,
  read: (answer: ApiAnswer) => Result<T, Trouble>,
) => Promise<Result<T, Trouble>>;

export const unconfigured: Trouble = { cause: 'credentials', reason: 'the credentials for the API are not complete' };

export function createAsk(line: Line): Ask {
  const { tenant, channel, clock, outgoing, signal } = line;
  const gap = 1000 / rateOf(line);
  const rest = createRest(clock, signal);
  let free = 0;
  let turn: Promise<void> = Promise.resolve();

  async function waitTurn(): Promise<void> {
    while (free > clock.now() && !signal.aborted) await rest.sleep(free - clock.now());
    free = clock.now() + gap;
  }

  return async (request, read) => {
    turn = turn.then(waitTurn);
    await turn;
    // Signed when it is sent: signatures hold for minutes only.
    const call = request({ secrets: channel.secrets, settings: channel.settings, now: clock.now() });
    if (!call) return fail(unconfigured);
    const answer = await callPlatform(outgoing.fetchFor(tenant), call, signal);
    return answer.ok ? read(answer.value) : answer;
  };
}

const usualRate = 5;

/** Platforms grant some shops more; that is set on the channel. */
function rateOf({ channel: { settings }, type: { limits } }: Line): number {
  const granted = Number(settings.callsPerSecond ?? 0);
  return granted > 0 ? granted : (limits?.callsPerSecond ?? usualRate);
}
