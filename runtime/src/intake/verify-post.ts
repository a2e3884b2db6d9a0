import { timingSafeEqual } from 'node:crypto';
import { fail, ok, type Result } from '@orderloom/shared/base';
import type { ChannelDefinition, HookRequest } from '../channels/index.ts';
import type { ChannelRow } from '../store/index.ts';

/** The post, without the word of the address, when it is believed; otherwise why not. */
export function verifyPost(
  type: ChannelDefinition,
  { secrets }: ChannelRow,
  posted: HookRequest,
  now: number,
): Result<HookRequest, string> {
  const request = type.pathToken ? withoutToken(posted, secrets.pathToken ?? '') : posted;
  if (!request) return fail('the address does not hold the right word');
  const verification = type.verify(request, secrets, now);
  return verification.ok ? ok(request) : fail(verification.reason);
}

function withoutToken(posted: HookRequest, token: string): HookRequest | undefined {
  const [given = '', ...rest] = (posted.path ?? '').split('/');
  const expected = Buffer.from(token);
  const found = Buffer.from(given);
  if (expected.length === 0 || expected.length !== found.length || !timingSafeEqual(expected, found)) return undefined;
  return { ...posted, path: rest.join('/') };
}
