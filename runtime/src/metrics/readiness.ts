import type { EngineReport } from './engine-numbers.ts';

/** Why a server does not take work. */
export type NotReady = 'stopping' | 'cannot-commit' | 'queue-full' | 'engine-silent';

/** Whether the writer can write and has room. */
export function readinessOf({ queue, commitTrouble }: Pick<EngineReport, 'queue' | 'commitTrouble'>): readonly NotReady[] {
  const found: NotReady[] = [];
  if (commitTrouble !== null) found.push('cannot-commit');
  if (queue.waiting >= queue.limit) found.push('queue-full');
  return found;
}
