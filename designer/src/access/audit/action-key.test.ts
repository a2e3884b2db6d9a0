import * as api from '@orderloom/shared/api';
import { expect, it } from 'vitest';
import { accessTexts } from '../texts.ts';
import { actionKey } from './action-key.ts';
import { auditTexts } from './texts.ts';

const isGroup = (name: string) => name.endsWith('Routes');
const routes = Object.entries(api).flatMap(([name, group]) =>
  isGroup(name) ? Object.values(group as Record<string, api.RouteContract>) : [],
);
/** Reading, and looking at a link before it is used, leave no trace; taking a list along does. */
const written = routes.filter(
  ({ method, permission, path }) =>
    path.startsWith('/api/exports/') || (method !== 'get' && !permission.endsWith(':read') && !/^.api.password-link$/.test(path)),
);

it.each(written.map((route) => `${route.method.toUpperCase()} ${route.path}`))('the act "%s" has words', (action) => {
  expect(Object.keys(auditTexts.zh)).toContain(actionKey(action));
});

it('each permission has words', () => {
  const keys = Object.keys(accessTexts.zh);
  for (const permission of api.permissions) expect(keys).toContain(`may-${permission.replace(':', '-')}`);
});
