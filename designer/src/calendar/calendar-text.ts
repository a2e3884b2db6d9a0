import type { WorkingCalendar, WorkingSpan } from '@orderloom/shared/calendar';

/** A calendar as people write it: hours of each weekday, and days line by line. */
export interface CalendarText {
  readonly zone: string;
  /** From Monday: `09:00-12:00, 13:30-18:00`; empty: no work. */
  readonly week: readonly string[];
  /** A day or a range of days a line. */
  readonly holidays: string;
  /** A day a line, with its hours; without them those of the first weekday that has some. */
  readonly extraDays: string;
}

export type Unread =
  | { readonly part: 'week'; readonly weekday: number }
  | { readonly part: 'holidays' | 'extraDays'; readonly line: number; readonly text: string };

const dayMs = 86_400_000;
const longestRange = 100;

export function writeCalendar({ zone, week, holidays, extraDays }: WorkingCalendar): CalendarText {
  return {
    zone,
    week: week.map(writeHours),
    holidays: ranges(holidays).join('\n'),
    extraDays: extraDays.map(({ day, hours }) => `${day} ${writeHours(hours)}`).join('\n'),
  };
}

/** Reads what people wrote or pasted; else tells each line that cannot be understood. */
export function readCalendar(text: CalendarText): { readonly calendar: WorkingCalendar } | { readonly unread: readonly Unread[] } {
  const unread: Unread[] = [];
  const week = text.week.map((hours, weekday) => {
    const spans = readHours(hours);
    if (!spans) unread.push({ part: 'week', weekday });
    return spans ?? [];
  });
  const usual = week.find((spans) => spans.length > 0) ?? [];
  const holidays = lines(text.holidays).flatMap(({ line, said }) => {
    const days = readDays(said);
    if (!days) unread.push({ part: 'holidays', line, text: said });
    return days ?? [];
  });
  const extraDays = lines(text.extraDays).flatMap(({ line, said }) => {
    const [day, hours] = [readDay(said), readHours(said.replace(dayPattern, ''))];
    if (!day || !hours) unread.push({ part: 'extraDays', line, text: said });
    return day && hours ? [{ day, hours: hours.length > 0 ? hours : usual }] : [];
  });
  const known = [...new Set(holidays)].sort();
  return unread.length > 0 ? { unread } : { calendar: { zone: text.zone, week, holidays: known, extraDays } };
}

function writeHours(spans: readonly WorkingSpan[]): string {
  return spans.map(({ from, to }) => `${from}-${to}`).join(', ');
}

function readHours(text: string): WorkingSpan[] | undefined {
  const parts = text.split(/[,，;；、]/).map((part) => part.trim());
  const spans = parts.filter((part) => part !== '').map(readSpan);
  return spans.every((span) => span !== undefined) ? spans : undefined;
}

function readSpan(text: string): WorkingSpan | undefined {
  const found = /^(\d{1,2})[:：](\d{2})\s*[-–—~～至到]\s*(\d{1,2})[:：](\d{2})$/.exec(text);
  if (!found) return undefined;
  const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = found;
  const span = { from: `${fromHour.padStart(2, '0')}:${fromMinute}`, to: `${toHour.padStart(2, '0')}:${toMinute}` };
  return [span.from, span.to].every((time) => time <= '24:00' && time.slice(3) < '60') ? span : undefined;
}

const dayPattern = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/;

function readDay(text: string): string | undefined {
  const found = dayPattern.exec(text);
  if (!found) return undefined;
  const [, year = '', month = '', day = ''] = found;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : undefined;
}

function readDays(text: string): string[] | undefined {
  const first = readDay(text);
  const rest = text.replace(dayPattern, '').trim();
  if (!first) return undefined;
  if (rest === '') return [first];
  const last = /^[-–—~～至到]/.test(rest) ? readDay(rest) : undefined;
  if (!last || rest.replace(dayPattern, '').trim().length > 1) return undefined;
  const count = (Date.parse(last) - Date.parse(first)) / dayMs;
  if (count < 0 || count > longestRange) return undefined;
  return Array.from({ length: count + 1 }, (_, at) => dayText(Date.parse(first) + at * dayMs));
}

function dayText(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Days that follow each other as one line. */
function ranges(days: readonly string[]): string[] {
  const sorted = [...days].sort();
  const found: [string, string][] = [];
  for (const day of sorted) {
    const open = found.at(-1);
    if (open && Date.parse(day) - Date.parse(open[1]) === dayMs) open[1] = day;
    else found.push([day, day]);
  }
  return found.map(([from, to]) => (from === to ? from : `${from} ~ ${to}`));
}

function lines(text: string): { readonly line: number; readonly said: string }[] {
  return text.split('\n').flatMap((said, at) => (said.trim() === '' ? [] : [{ line: at + 1, said: said.trim() }]));
}
