import { fileURLToPath } from 'node:url';
import type { Finding } from '@orderloom/shared/check';
import { Piscina } from 'piscina';
import type { Checking } from './types.ts';

const idleMs = 30_000;

/** Checks on a thread of its own, so that no delivery waits for a proof; it is started for the first check and ends when idle. */
export function checkOnThread(program: URL): Checking {
  const pool = new Piscina({
    filename: fileURLToPath(program),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  return {
    check: async (document) => (await pool.run(document, { name: 'checkDocument' })) as readonly Finding[],
    stop: () => pool.destroy(),
  };
}
