import { z } from 'zod';
import { Me } from './access.ts';
import { defineRoute } from './define-route.ts';
import { Health, Ready, SystemState } from './system.ts';

const system = 'system';

/** How the server is, and who asks. */
export const systemRoutes = {
  me: defineRoute({
    tag: system,
    permission: 'signed-in',
    method: 'get',
    path: '/api/me',
    status: 200,
    answer: Me,
    summary: 'Who is signed in',
  }),
  live: defineRoute({
    tag: system,
    permission: 'signed-in',
    method: 'get',
    path: '/api/live',
    status: 200,
    media: 'text/event-stream',
    summary: 'Changes as server-sent events: read with the Authorization header, so with fetch; tokens are not taken from addresses',
  }),
  system: defineRoute({
    tag: system,
    permission: 'system:read',
    method: 'get',
    path: '/api/system',
    status: 200,
    answer: SystemState,
    refusals: [503],
    summary: 'How the server is: figures of now and of the last hour, causes of late timers, settings',
  }),
  metrics: defineRoute({
    tag: system,
    permission: 'system:read',
    method: 'get',
    path: '/api/metrics',
    status: 200,
    media: 'text/plain',
    refusals: [503],
    summary: 'The figures for Prometheus; also at /metrics',
  }),
  health: defineRoute({
    tag: system,
    permission: 'open',
    method: 'get',
    path: '/api/health',
    status: 200,
    answer: Health,
    summary: 'Whether the process is alive',
  }),
  ready: defineRoute({
    tag: system,
    permission: 'open',
    method: 'get',
    path: '/api/ready',
    status: 200,
    answer: Ready,
    refusals: [503],
    summary: 'Whether work is taken now; the reasons why not are in `detail`',
  }),
  openapi: defineRoute({
    tag: system,
    permission: 'open',
    method: 'get',
    path: '/api/openapi.json',
    status: 200,
    answer: z.record(z.string(), z.unknown()),
    summary: 'This description, as OpenAPI 3.1',
  }),
};
