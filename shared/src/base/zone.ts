/** A date and a time of day, without saying where. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Since midnight. */
  readonly ms: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const fixed: Readonly<Record<string, number>> = { 'Asia/Shanghai': 480, 'Asia/Hong_Kong': 480, UTC: 0, Z: 0, z: 0 };

/** An IANA name or an offset such as +08:00. */
export function isZone(zone: string): boolean {
  if (offsetOf(zone) !== undefined) return true;
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The instant at which clocks of the zone show a local time, in UTC. */
export function instantOf(local: LocalTime, zone: string): string {
  return new Date(instantAt(local, zone)).toISOString();
}

/** The same in epoch milliseconds. */
export function instantAt({ year, month, day, ms }: LocalTime, zone: string): number {
  const asUtc = Date.UTC(year, month - 1, day) + ms;
  const offset = offsetOf(zone);
  if (offset !== undefined) return asUtc - offset * 60_000;
  // The offset at the instant that would be right if the zone were UTC is right but near a change of the clocks; once more mends that.
  const first = asUtc - shownAhead(asUtc, zone);
  return asUtc - shownAhead(first, zone);
}

/** What clocks of the zone show at an instant, as if it were UTC: epoch milliseconds. */
export function shownAt(instant: number, zone: string): number {
  const offset = offsetOf(zone);
  return instant + (offset === undefined ? shownAhead(instant, zone) : offset * 60_000);
}

/** Minutes east of Greenwich, where they never change. */
function offsetOf(zone: string): number | undefined {
  const known = Object.hasOwn(fixed, zone) ? fixed[zone] : undefined;
  if (known !== undefined) return known;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match || Number(match[2]) > 14 || Number(match[3]) > 59) return undefined;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

function shownAhead(instant: number, zone: string): number {
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const shown = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, (part.hour ?? 0) % 24, part.minute, part.second);
  return shown - Math.floor(instant / 1000) * 1000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = 'numeric';
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  formats.set(zone, format);
  return format;
}
