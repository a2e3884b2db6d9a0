import { expect, it } from 'vitest';
import { drawFlow, http, placesFound } from '../../testing/index.ts';
import { callWithoutFailureExit } from './call-without-failure-exit.ts';

it('finds a call whose failure leads nowhere', () => {
  const flow = drawFlow({ states: { a: { calls: { ask: { action: http('https://x'), done: 'b' } } }, b: {} } });

  expect(placesFound(callWithoutFailureExit, flow)).toEqual(['a']);
});

it('allows a call with both exits', () => {
  const flow = drawFlow({ states: { a: { calls: { ask: { action: http('https://x'), done: 'b', error: 'b' } } }, b: {} } });

  expect(placesFound(callWithoutFailureExit, flow)).toEqual([]);
});
