import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ordinaryCalendar, WorkingCalendar } from './calendar.ts';
import { calendarProblems } from './calendar-problems.ts';
import { workingDaysAfter, workingTimeAfter, workingTimeBetween } from './working-time.ts';

const hour = 3_600_000;
const minute = 60_000;
const at = (text: string) => Date.parse(`${text}+08:00`);
const shanghai = { ...ordinaryCalendar('Asia/Shanghai'), week: ordinaryCalendar('Asia/Shanghai').week };
const lunch = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '18:00' },
];
const calendar: WorkingCalendar = {
  ...shanghai,
  week: [lunch, lunch, lunch, lunch, lunch, [], []],
  holidays: ['2026-10-01', '2026-10-02'],
  extraDays: [{ day: '2026-10-10', hours: [{ from: '10:00', to: '16:00' }] }],
};

describe('working time', () => {
  it.each([
    ['within a morning', '2026-11-23T09:30', 2 * hour, '2026-11-23T11:30'],
    ['over lunch', '2026-11-23T11:00', 2 * hour, '2026-11-23T14:30'],
    ['ends with the day, not with the next', '2026-11-23T16:00', 2 * hour, '2026-11-23T18:00'],
    ['begins before hours', '2026-11-23T03:00', 1 * hour, '2026-11-23T10:00'],
    ['over a weekend', '2026-11-20T17:00', 2 * hour, '2026-11-23T10:00'],
    ['over a holiday and its weekend', '2026-09-30T17:30', 1 * hour, '2026-10-05T09:30'],
    ['on a Saturday that is worked', '2026-10-09T17:30', 1 * hour, '2026-10-10T10:30'],
  ])('%s', (_, from, ms, due) => {
    expect(new Date(workingTimeAfter(calendar, at(from), ms)).toISOString()).toBe(new Date(at(due)).toISOString());
  });

  it.each([
    ['the same time on the next working day', '2026-11-20T10:15', 1, '2026-11-23T10:15'],
    ['what begins in the evening begins in the morning', '2026-11-20T20:00', 1, '2026-11-24T09:00'],
    ['a time at lunch is over after lunch', '2026-10-09T17:30', 1, '2026-10-10T16:00'],
    ['several', '2026-11-20T10:15', 5, '2026-11-27T10:15'],
  ])('working days: %s', (_, from, days, due) => {
    expect(new Date(workingDaysAfter(calendar, at(from), days)).toISOString()).toBe(new Date(at(due)).toISOString());
  });

  it('follows clocks that are put forward and back', () => {
    const berlin: WorkingCalendar = {
      ...ordinaryCalendar('Europe/Berlin'),
      week: Array.from({ length: 7 }, () => [{ from: '01:00', to: '04:00' }]),
    };
    // 2026-03-29 has no hour from two to three, 2026-10-25 has two of them.
    expect(workingTimeBetween(berlin, Date.parse('2026-03-28T23:00Z'), Date.parse('2026-03-29T22:00Z'))).toBe(2 * hour);
    expect(workingTimeBetween(berlin, Date.parse('2026-10-24T22:00Z'), Date.parse('2026-10-25T23:00Z'))).toBe(4 * hour);
  });
});

describe('a calendar', () => {
  it.each([
    ['never works', { ...shanghai, week: Array.from({ length: 7 }, () => []) }, 'calendar.never-works'],
    [
      'has hours that overlap',
      { ...shanghai, week: [[...lunch, { from: '17:00', to: '19:00' }], [], [], [], [], [], []] },
      'calendar.spans-overlap',
    ],
    ['has a zone nobody knows', { ...shanghai, zone: 'Asia/Nowhere' }, 'calendar.unknown-zone'],
    ['says two things of one day', { ...calendar, holidays: ['2026-10-10'] }, 'calendar.day-twice'],
  ])('that %s is refused', (_, given, reason) => {
    expect(calendarProblems(WorkingCalendar.parse(given)).map(({ code }) => code)).toEqual([reason]);
  });
});

const spans = fc.uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 0, maxLength: 6 }).map((ends) => {
  const sorted = [...ends].sort((a, b) => a - b);
  const text = (half: number) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, at) => ({
    from: text(sorted[2 * at] ?? 0),
    to: text(sorted[2 * at + 1] ?? 0),
  }));
});
const days = fc.uniqueArray(
  fc.integer({ min: 0, max: 60 }).map((day) => new Date(Date.UTC(2026, 2, 1 + day)).toISOString().slice(0, 10)),
  { maxLength: 8 },
);
const calendars = fc
  .record({
    zone: fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
    week: fc.array(spans, { minLength: 7, maxLength: 7 }),
    holidays: days,
  })
  .map((made) => ({ ...made, extraDays: [] }))
  .filter((made) => calendarProblems(made).length === 0);
const instants = fc.integer({ min: Date.UTC(2026, 2, 1) / minute, max: Date.UTC(2026, 4, 1) / minute }).map((minutes) => minutes * minute);
const lengths = fc.integer({ min: 1, max: 60 * 60 }).map((minutes) => minutes * minute);

describe('whatever the calendar', () => {
  it('as much work lies before the end as was asked for', () => {
    fc.assert(
      fc.property(calendars, instants, lengths, (made, from, ms) => {
        expect(workingTimeBetween(made, from, workingTimeAfter(made, from, ms))).toBe(ms);
      }),
    );
  });

  it('two waits are as long as one of both lengths', () => {
    fc.assert(
      fc.property(calendars, instants, lengths, lengths, (made, from, first, second) => {
        expect(workingTimeAfter(made, workingTimeAfter(made, from, first), second)).toBe(workingTimeAfter(made, from, first + second));
      }),
    );
  });

  it('minutes counted one by one come to the same', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 1, max: 600 }), (made, from, minutes) => {
        const format = new Intl.DateTimeFormat('sv-SE', { timeZone: made.zone, dateStyle: 'short', timeStyle: 'short' });
        const works = (instant: number) => {
          const [day = '', time = ''] = format.format(instant).split(' ');
          const weekday = (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;
          return !made.holidays.includes(day) && (made.week[weekday] ?? []).some((span) => span.from <= time && time < span.to);
        };
        let instant = from;
        for (let left = minutes; left > 0 && instant < from + 40 * 86_400_000; instant += minute) if (works(instant)) left -= 1;
        if (instant < from + 40 * 86_400_000) expect(workingTimeAfter(made, from, minutes * minute)).toBe(instant);
      }),
      { numRuns: 60 },
    );
  });
});
