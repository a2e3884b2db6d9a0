import { ordinaryCalendar } from '@orderloom/shared/calendar';
import { expect, it } from 'vitest';
import { readCalendar, writeCalendar } from './calendar-text.ts';

const calendar = {
  ...ordinaryCalendar('Asia/Shanghai'),
  holidays: ['2026-10-01', '2026-10-02', '2026-10-03', '2027-01-01'],
  extraDays: [{ day: '2026-10-10', hours: [{ from: '10:00', to: '16:00' }] }],
};

it('reads what it has written', () => {
  expect(writeCalendar(calendar).holidays).toBe('2026-10-01 ~ 2026-10-03\n2027-01-01');
  expect(readCalendar(writeCalendar(calendar))).toEqual({ calendar });
});

it('reads days and hours as people paste them', () => {
  const read = readCalendar({
    ...writeCalendar(calendar),
    week: ['9:00-12:00，13:30~18:00', '8:30 至 17:30', '', '', '', '', ''],
    holidays: '2026年10月1日至2026年10月2日\n\n2027/1/1\n2026.2.17 - 2026.2.18',
    extraDays: '2026年10月10日\n2026-10-11 9：00-12：00',
  });
  expect(read).toMatchObject({
    calendar: {
      week: [
        [
          { from: '09:00', to: '12:00' },
          { from: '13:30', to: '18:00' },
        ],
        [{ from: '08:30', to: '17:30' }],
        [],
        [],
        [],
        [],
        [],
      ],
      holidays: ['2026-02-17', '2026-02-18', '2026-10-01', '2026-10-02', '2027-01-01'],
      extraDays: [
        {
          day: '2026-10-10',
          hours: [
            { from: '09:00', to: '12:00' },
            { from: '13:30', to: '18:00' },
          ],
        },
        { day: '2026-10-11', hours: [{ from: '09:00', to: '12:00' }] },
      ],
    },
  });
});

it.each([
  ['a day there is not', { holidays: '2026-10-01\n2026-02-30' }, { part: 'holidays', line: 2 }],
  ['a range that runs backwards', { holidays: '2026-10-05 ~ 2026-10-01' }, { part: 'holidays', line: 1 }],
  ['words', { extraDays: '\nnext Monday' }, { part: 'extraDays', line: 2 }],
  ['hours that are none', { week: ['9 to 5', '', '', '', '', '', ''] }, { part: 'week', weekday: 0 }],
  ['an hour beyond the day', { week: ['', '09:00-25:00', '', '', '', '', ''] }, { part: 'week', weekday: 1 }],
])('tells where it finds %s', (_, part, where) => {
  expect(readCalendar({ ...writeCalendar(calendar), ...part })).toMatchObject({ unread: [where] });
});
