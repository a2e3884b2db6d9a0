import { ordinaryCalendar } from '@orderloom/shared/calendar';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestServer, testServer } from './testing.ts';

let server: TestServer;
beforeEach(() => {
  server = testServer();
});
afterEach(() => server.end());

const worked = {
  ...ordinaryCalendar('Asia/Shanghai'),
  holidays: ['2026-10-01'],
  extraDays: [{ day: '2026-10-10', hours: [{ from: '09:00', to: '18:00' }] }],
};

it('begins with ordinary hours, and keeps what is saved, with who and from when', async () => {
  expect(await server.api('GET', '/calendar')).toMatchObject({
    status: 200,
    body: { calendar: ordinaryCalendar('Asia/Shanghai'), since: null, savedBy: null },
  });
  expect(await server.api('PUT', '/calendar', worked)).toMatchObject({ status: 200, body: { since: expect.any(String) } });
  expect(await server.api('GET', '/calendar')).toMatchObject({ body: { calendar: worked, savedBy: expect.any(String) } });
  server = await server.restart();
  expect(await server.api('GET', '/calendar')).toMatchObject({ body: { calendar: worked } });
});

it.each([
  ['works at no time', { ...worked, week: [[], [], [], [], [], [], []] }, 'week'],
  ['has a zone nobody knows', { ...worked, zone: 'Nowhere' }, 'zone'],
  ['tells of a day twice', { ...worked, holidays: ['2026-10-10'] }, 'extraDays.0.day'],
  [
    'has hours in no order',
    { ...worked, extraDays: [{ day: '2026-10-10', hours: [{ from: '18:00', to: '09:00' }] }] },
    'extraDays.0.hours',
  ],
  ['has a day that is none', { ...worked, holidays: ['2026-02-30'] }, 'holidays.0'],
])('refuses one that %s, and says where', async (_, calendar, path) => {
  expect(await server.api('PUT', '/calendar', calendar)).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  expect(await server.api('GET', '/calendar')).toMatchObject({ body: { since: null } });
});
