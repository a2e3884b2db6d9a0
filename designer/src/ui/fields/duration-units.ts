import type { Working } from '@orderloom/shared/document';

export interface LengthUnit {
  readonly id: string;
  /** Milliseconds; a working day is written as 24 hours. */
  readonly ms: number;
  readonly text:
    | 'unitDay'
    | 'unitHour'
    | 'unitMinute'
    | 'unitSecond'
    | 'unitMs'
    | 'unitWorkingDay'
    | 'unitWorkingHour'
    | 'unitWorkingMinute';
  readonly working?: Working;
}

export const clockUnits: readonly LengthUnit[] = [
  { id: 'day', ms: 86_400_000, text: 'unitDay' },
  { id: 'hour', ms: 3_600_000, text: 'unitHour' },
  { id: 'minute', ms: 60_000, text: 'unitMinute' },
  { id: 'second', ms: 1000, text: 'unitSecond' },
  { id: 'ms', ms: 1, text: 'unitMs' },
];

export const lengthUnits: readonly LengthUnit[] = [
  ...clockUnits,
  { id: 'working-day', ms: 86_400_000, text: 'unitWorkingDay', working: 'days' },
  { id: 'working-hour', ms: 3_600_000, text: 'unitWorkingHour', working: 'hours' },
  { id: 'working-minute', ms: 60_000, text: 'unitWorkingMinute', working: 'hours' },
];

const minute: LengthUnit = { id: 'minute', ms: 60_000, text: 'unitMinute' };

/** The largest unit that tells a length without a remainder: 5400000 is 90 minutes, not 1.5 hours. */
export function unitOf(ms: number, working?: Working): LengthUnit {
  const units = lengthUnits.filter((unit) => unit.working === working);
  if (ms === 0 && working === undefined) return minute;
  return units.find((unit) => ms % unit.ms === 0) ?? units.at(-1) ?? minute;
}
