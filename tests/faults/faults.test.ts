import { beforeAll, it } from 'vitest';
import { randomOf } from '../crash/random.ts';
import { buildServer } from '../support/running-server.ts';
import { faults } from './faults.ts';

const port = Number(process.env.ORDERLOOM_CRASH_PORT ?? 18_100) + 40;
const seed = Number(process.env.ORDERLOOM_CRASH_SEED ?? Date.now() % 1_000_000);
const random = randomOf(seed);

beforeAll(() => buildServer());

for (const { name, long, untried, run } of faults) {
  const reason = untried?.() ?? (long ? 'it takes its time: npm run torture tries it' : undefined);
  if (reason === undefined) it(`bears a ${name}`, () => run({ port, random }));
  else it.skip(`bears a ${name}: not tried, ${reason}`);
}
