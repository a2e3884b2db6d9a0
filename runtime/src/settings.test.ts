import { expect, it } from 'vitest';
import { limitDefaults, limitVariables } from './limits.ts';
import { readSettings, shownSettings } from './settings.ts';

it('has a default for everything', () => {
  expect(readSettings({ PORT: '' })).toMatchObject({
    ok: true,
    value: { port: 8787, host: '127.0.0.1', data: './data', adminToken: undefined, publicUrl: undefined, proxies: 0, logLevel: 'info' },
  });
  expect(readSettings({})).toMatchObject({ ok: true, value: { limits: limitDefaults, metricsListen: undefined } });
});

it.each([
  [{ PORT: 'abc' }, 'PORT ("abc")'],
  [{ PORT: '70000' }, 'PORT ("70000")'],
  [{ PORT: '-1' }, 'PORT ("-1")'],
  [{ HOST: 'no host' }, 'HOST ("no host")'],
  [{ ORDERLOOM_PUBLIC_URL: 'orders.example' }, 'ORDERLOOM_PUBLIC_URL ("orders.example")'],
  [{ ORDERLOOM_PUBLIC_URL: 'https://orders.example/path' }, 'ORDERLOOM_PUBLIC_URL'],
  [{ ORDERLOOM_PROXIES: 'many' }, 'ORDERLOOM_PROXIES ("many")'],
  [{ ORDERLOOM_LOG_LEVEL: 'loud' }, 'ORDERLOOM_LOG_LEVEL ("loud")'],
  [{ ORDERLOOM_MAX_QUEUE: '-5' }, 'ORDERLOOM_MAX_QUEUE ("-5")'],
  [{ ORDERLOOM_MAX_CONTEXT_BYTES: '1' }, 'ORDERLOOM_MAX_CONTEXT_BYTES ("1")'],
  [{ ORDERLOOM_METRICS_LISTEN: '9464' }, 'ORDERLOOM_METRICS_LISTEN ("9464")'],
  [{ ORDERLOOM_MAX_QEUE: '5' }, 'ORDERLOOM_MAX_QEUE: 没有这个设置 / there is no such setting'],
])('says in one line what is wrong with %j', (environment, start) => {
  const result = readSettings(environment);
  const error = result.ok ? '' : result.error;
  expect(error.startsWith(start)).toBe(true);
  expect(error).not.toContain('\n');
});

it.each(Object.keys(limitVariables))('takes a limit from the environment: %s', (name) => {
  const result = readSettings({ [name]: '5000' });
  const given = readSettings({ [name]: '1000000000000' });
  const limits = result.ok ? Object.values(result.value.limits) : [];
  if (name !== 'ORDERLOOM_MAX_JSON_DEPTH') expect(limits).toContain(5000);
  expect(given.ok ? '' : given.error).toContain(name);
});

it('never shows the token', () => {
  const result = readSettings({ ORDERLOOM_ADMIN_TOKEN: 'top secret' });
  expect(result.ok ? '' : result.error).toContain('ORDERLOOM_ADMIN_TOKEN');
  expect(JSON.stringify(result)).not.toContain('top secret');
  const good = readSettings({ ORDERLOOM_ADMIN_TOKEN: 'top-secret' });
  const shown = good.ok ? shownSettings(good.value) : {};
  expect(shown).toMatchObject({ adminToken: true, queue: limitDefaults.queue, port: 8787 });
  expect(JSON.stringify(shown)).not.toContain('top-secret');
});
