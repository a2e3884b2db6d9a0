import { crowds } from './crowd.ts';
import { damagedLogs } from './damaged-log.ts';
import type { Fault } from './fault.ts';
import { hostileDestination } from './hostile-destination.ts';
import { movedClock } from './moved-clock.ts';
import { unwritableDisks } from './unwritable-disk.ts';

/** Everything around the server that is made to go wrong; docs/guarantees.md says what is to happen then. */
export const faults: readonly Fault[] = [...damagedLogs, movedClock, ...unwritableDisks, hostileDestination, ...crowds];
