import {
  accessRoutes,
  backTestRoutes,
  calendarRoutes,
  channelRoutes,
  deliveryRoutes,
  destinationRoutes,
  exportRoutes,
  flowRoutes,
  goodsRoutes,
  importRoutes,
  incidentRoutes,
  mappingRoutes,
  migrationRoutes,
  orderRoutes,
  ProblemDetails,
  type RouteContract,
  releaseRoutes,
  repairRoutes,
  routingRoutes,
  secretRoutes,
  sessionRoutes,
  systemRoutes,
} from '@orderloom/shared/api';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';

const groups = [
  flowRoutes,
  releaseRoutes,
  migrationRoutes,
  backTestRoutes,
  calendarRoutes,
  orderRoutes,
  importRoutes,
  repairRoutes,
  incidentRoutes,
  channelRoutes,
  mappingRoutes,
  deliveryRoutes,
  destinationRoutes,
  secretRoutes,
  goodsRoutes,
  routingRoutes,
  sessionRoutes,
  accessRoutes,
  systemRoutes,
  exportRoutes,
];

/** OpenAPI 3.1, made from the very table and schemas the server answers by. */
export function describeApi(version: string): Readonly<Record<string, unknown>> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const group of groups) {
    for (const [name, route] of Object.entries(group) as [string, RouteContract][]) {
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [route.method]: operation(name, route) };
    }
  }
  const document = createDocument({
    openapi: '3.1.0',
    info: { title: 'Orderloom', version, description: 'Order lifecycles: draw them, publish them, run orders through them.' },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'orderloom_session' },
      },
    },
    paths: { ...(paths as ZodOpenApiPathsObject), '/hooks/{tenant}/{channel}': { post: hook } },
  });
  return { ...document };
}

const problem = { 'application/problem+json': { schema: ProblemDetails } };
const refused: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Not signed in',
  403: 'Signed in, but not permitted',
  404: 'There is no such thing',
  409: 'It contradicts what is stored',
  413: 'Too large',
  422: 'Read, and refused',
  429: 'Too many tries; see Retry-After',
  503: 'Too busy or stopping; see Retry-After',
};

const hook: ZodOpenApiOperationObject = {
  operationId: 'receiveDelivery',
  summary: 'Where a channel posts its signed deliveries; the answer is the one that channel expects',
  tags: ['channels'],
  security: [],
  requestParams: { path: z.object({ tenant: z.string(), channel: z.string() }) },
  requestBody: { content: { 'application/json': { schema: z.unknown() } } },
  responses: {
    '200': { description: 'Kept and durable' },
    '204': { description: 'Kept and durable' },
    ...refusals([400, 401, 404, 413, 503]),
  },
};

function operation(operationId: string, route: RouteContract): ZodOpenApiOperationObject {
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => String(match[1]));
  const content = route.answer
    ? { 'application/json': { schema: route.answer } }
    : route.media
      ? { [route.media]: { schema: z.string() } }
      : undefined;
  return {
    operationId,
    summary: route.summary,
    tags: [route.tag],
    ...(route.permission === 'open' ? { security: [] } : {}),
    ...(route.permission === 'open' ? {} : { description: `Needs: ${route.permission}` }),
    requestParams: {
      ...(names.length > 0 ? { path: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) } : {}),
      ...(route.query ? { query: route.query } : {}),
    },
    ...(route.body ? { requestBody: { content: { 'application/json': { schema: route.body } } } } : {}),
    responses: {
      [`${route.status}`]: { description: 'Done', ...(content ? { content } : {}) },
      ...refusals([400, ...(route.permission === 'open' ? [] : [401, 403]), ...(names.length > 0 ? [404] : []), ...(route.refusals ?? [])]),
    },
  };
}

function refusals(statuses: readonly number[]) {
  return Object.fromEntries(statuses.map((status) => [`${status}`, { description: refused[status] ?? '', content: problem }]));
}
