export const durationUnits = [
  { id: 'day', ms: 86_400_000 },
  { id: 'hour', ms: 3_600_000 },
  { id: 'minute', ms: 60_000 },
  { id: 'second', ms: 1000 },
  { id: 'ms', ms: 1 },
] as const;
export type DurationUnit = (typeof durationUnits)[number]['id'];

/** The largest unit that tells a duration without a remainder: 5400000 is 90 minutes, not 1.5 hours. */
export function unitOf(ms: number): DurationUnit {
  if (ms === 0) return 'minute';
  return durationUnits.find((unit) => ms % unit.ms === 0)?.id ?? 'ms';
}

export function msOf(unit: DurationUnit): number {
  return durationUnits.find((candidate) => candidate.id === unit)?.ms ?? 1;
}
