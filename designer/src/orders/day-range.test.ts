import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf, instantsOf } from './day-range.ts';

describe('whole days of a zone', () => {
  it('begin and end where the company begins and ends its day', () => {
    expect(instantsOf('2026-03-01', '2026-03-02', 'Asia/Shanghai')).toEqual({
      createdFrom: '2026-02-28T16:00:00.000Z',
      createdTo: '2026-03-02T15:59:59.999Z',
    });
    expect(instantsOf(null, null, 'UTC')).toEqual({ createdFrom: undefined, createdTo: undefined });
  });

  it('come back as the days that were chosen', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.constantFrom('Asia/Shanghai', 'UTC', 'America/Los_Angeles', 'Europe/Berlin'), (first, last, zone) => {
        expect(daysOf(instantsOf(first, last, zone), zone)).toEqual([first, last]);
      }),
    );
  });
});
