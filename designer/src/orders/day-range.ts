import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

export interface InstantRange {
  readonly createdFrom: string | undefined;
  readonly createdTo: string | undefined;
}

/** Whole days of a time zone as instants: from the first moment of `first` to the last millisecond of `last`. */
export function instantsOf(first: string | null, last: string | null, zone: string): InstantRange {
  return {
    createdFrom: first ? dayjs.tz(`${first}T00:00:00`, zone).toISOString() : undefined,
    createdTo: last ? dayjs.tz(`${last}T23:59:59.999`, zone).toISOString() : undefined,
  };
}

/** The days of a time zone that a range of instants begins and ends on. */
export function daysOf(range: InstantRange, zone: string): [string | null, string | null] {
  const day = (iso: string | undefined) => (iso ? dayjs(iso).tz(zone).format('YYYY-MM-DD') : null);
  return [day(range.createdFrom), day(range.createdTo)];
}
