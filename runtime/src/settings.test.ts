import { expect, it } from 'vitest';
import { limitDefaults } from './limits.ts';
import { readSettings } from './settings.ts';

it('has a default for everything', () => {
  expect(readSettings({ PORT: '' })).toEqual({
    ok: true,
    value: {
      port: 8787,
      host: '127.0.0.1',
      data: './data',
      adminToken: undefined,
      publicUrl: undefined,
      proxies: 0,
      limits: limitDefaults,
      metricsListen: undefined,
      secretKey: undefined,
      allowHosts: [],
      logLevel: 'info',
    },
  });
});

it.each([
  [{ PORT: 'abc' }, 'PORT ("abc")'],
  [{ PORT: '70000' }, 'PORT ("70000")'],
  [{ PORT: '-1' }, 'PORT ("-1")'],
  [{ HOST: 'no host' }, 'HOST ("no host")'],
  [{ ORDERLOOM_PUBLIC_URL: 'orders.example' }, 'ORDERLOOM_PUBLIC_URL ("orders.example")'],
  [{ ORDERLOOM_PUBLIC_URL: 'https://orders.example/path' }, 'ORDERLOOM_PUBLIC_URL'],
  [{ ORDERLOOM_PROXIES: 'many' }, 'ORDERLOOM_PROXIES ("many")'],
  [{ ORDERLOOM_ALLOW_HOSTS: '127.0.0.1,a b' }, 'ORDERLOOM_ALLOW_HOSTS ("127.0.0.1,a b")'],
  [{ ORDERLOOM_LOG_LEVEL: 'loud' }, 'ORDERLOOM_LOG_LEVEL ("loud")'],
])('says in one line what is wrong with %j', (environment, start) => {
  const result = readSettings(environment);
  const error = result.ok ? '' : result.error;
  expect(error.startsWith(start)).toBe(true);
  expect(error).not.toContain('\n');
});

it('never shows the token', () => {
  const result = readSettings({ ORDERLOOM_ADMIN_TOKEN: 'top secret' });
  expect(result.ok ? '' : result.error).toContain('ORDERLOOM_ADMIN_TOKEN');
  expect(JSON.stringify(result)).not.toContain('top secret');
});

it('never shows the key of the secrets', () => {
  const result = readSettings({ ORDERLOOM_KEY: 'not a key but telling' });
  expect(result.ok ? '' : result.error).toContain('ORDERLOOM_KEY: ');
  expect(JSON.stringify(result)).not.toContain('telling');
});
