import { PageQuery, pageOf } from './common.ts';
import { defineRoute } from './define-route.ts';
import { ReleaseChange, ReleaseEvent, ReleaseState } from './releases.ts';

const tag = 'flows';

/** Which version new orders get. */
export const releaseRoutes = {
  readRelease: defineRoute({
    tag,
    permission: 'flows:read',
    method: 'get',
    path: '/api/flows/:id/release',
    status: 200,
    answer: ReleaseState,
    summary: 'Which version new orders get: the active one, the one on trial with its figures, and pinned channels',
  }),
  changeRelease: defineRoute({
    tag,
    permission: 'flows:publish',
    method: 'post',
    path: '/api/flows/:id/release',
    status: 200,
    body: ReleaseChange,
    answer: ReleaseState,
    refusals: [409],
    summary: 'Roll out, roll back, put on trial with a share and a stop rule, end the trial, pin a channel',
  }),
  listReleaseEvents: defineRoute({
    tag,
    permission: 'flows:read',
    method: 'get',
    path: '/api/flows/:id/release/events',
    status: 200,
    query: PageQuery,
    answer: pageOf(ReleaseEvent),
    summary: 'Every change of releases, newest first, with who and why',
  }),
};
