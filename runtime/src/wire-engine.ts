import { randomBytes } from 'node:crypto';
import { effects } from './effects/index.ts';
import { createEngine, createIds, type EngineDeps, type LocalEngine } from './engine/index.ts';

/** Submissions that may wait for a commit at once (E9). */
export const maxQueue = 4096;

/** The engine with all its parts, on whichever thread it is to run. */
export function wireEngine(given: Pick<EngineDeps, 'store' | 'clock' | 'log' | 'fetch' | 'onChange'>): LocalEngine {
  return createEngine({ ...given, ids: createIds(given.clock, randomBytes), effects, random: Math.random, maxQueue });
}
