import { z } from 'zod';
import { secretName } from '../actions/secret-reference.ts';
import { pageOf } from './common.ts';
import { defineRoute } from './define-route.ts';

const tag = 'access';

/** A stored credential as it may be told of: everything but its value. */
export const SecretSummary = z.object({
  name: z.string(),
  setAt: z.iso.datetime(),
  setBy: z.string(),
  /** Flows and channels that name it. */
  usedBy: z.array(z.object({ type: z.enum(['flow', 'channel']), id: z.string() })),
});
export type SecretSummary = z.infer<typeof SecretSummary>;

/** Shorter values could not be recognised, and blotted out, in what a receiver says. */
export const SetSecret = z.strictObject({ value: z.string().min(8).max(8_192) });
export const NewSecret = SetSecret.extend({ name: z.string().regex(secretName) });

/** Credentials by name: written, never read back. */
export const secretRoutes = {
  listSecrets: defineRoute({
    tag,
    permission: 'channels:read',
    method: 'get',
    path: '/api/secrets',
    status: 200,
    answer: pageOf(SecretSummary),
    summary: 'List the names of the stored secrets, and where they are used',
  }),
  createSecret: defineRoute({
    tag,
    permission: 'secrets:write',
    method: 'post',
    path: '/api/secrets',
    status: 201,
    body: NewSecret,
    answer: SecretSummary,
    refusals: [409, 422],
    summary: 'Store a secret under a new name',
  }),
  setSecret: defineRoute({
    tag,
    permission: 'secrets:write',
    method: 'put',
    path: '/api/secrets/:name',
    status: 200,
    body: SetSecret,
    answer: SecretSummary,
    refusals: [422],
    summary: 'Give a secret another value; it holds from the next attempt on',
  }),
  deleteSecret: defineRoute({
    tag,
    permission: 'secrets:write',
    method: 'delete',
    path: '/api/secrets/:name',
    status: 204,
    summary: 'Delete a secret; effects that name it become dead letters',
  }),
};
