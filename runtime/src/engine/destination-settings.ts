import { type DestinationSettings, destinationDefaults } from '@orderloom/shared/actions';
import type { DestinationRow } from '../store/index.ts';

/** What holds at a destination: its own settings over the program's over the defaults of its type. */
export function settingsOf(
  row: Pick<DestinationRow, 'type' | 'settings'> | undefined,
  program: Partial<DestinationSettings>,
): DestinationSettings {
  return { ...destinationDefaults(row?.type ?? ''), ...program, ...row?.settings };
}
