import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildShims } from '../shims/build-shim.ts';
import { buildServer } from '../support/running-server.ts';
import { randomOf } from './random.ts';
import { cutRawCommits } from './raw-commits.ts';
import { Site } from './site.ts';

const cycles = Number(process.env.ORDERLOOM_CRASH_CYCLES ?? 4);
const port = Number(process.env.ORDERLOOM_CRASH_PORT ?? 18_100) + 10;
const seed = Number(process.env.ORDERLOOM_CRASH_SEED ?? Date.now() % 1_000_000);
const shim = buildShims('power-cut');

if (typeof shim === 'string') it.skip(`power cuts are not tried: ${shim}`);
else {
  describe(`when the power fails (seed ${seed})`, () => {
    let site: Site;
    beforeAll(async () => {
      await buildServer();
      site = await Site.open({ port, random: randomOf(seed) });
    });
    afterAll(() => site.close());

    it(`[E1 E2 E3 E4] loses nothing acknowledged in ${cycles} cuts, every other one with torn and reordered writes`, async () => {
      let acknowledged = 0;
      for (let cycle = 1; cycle <= cycles; cycle += 1) {
        await site.cutPower(shim, cycle % 2 === 0);
        await site.check(`power cut ${cycle}`);
        expect(site.shop.acknowledged.size).toBeGreaterThan(acknowledged);
        acknowledged = site.shop.acknowledged.size;
      }
      await site.settle('after the power cuts');
    });

    it('can see a loss: on a disk that only says it has synced the log, acknowledged events are gone', async () => {
      const control = await Site.open({ port: port + 2, random: randomOf(seed) });
      try {
        await control.cutPower({ ...shim, SHIM_LYING: '-wal' }, false);
        await expect(control.check('a disk that lies')).rejects.toThrow(/acknowledged and lost/);
      } finally {
        await control.close();
      }
    });

    it('can see a loss: SQLite alone loses commits with synchronous=NORMAL and none with FULL', async () => {
      expect(await cutRawCommits(shim, 'NORMAL')).toBeGreaterThan(0);
      expect(await cutRawCommits(shim, 'FULL')).toBe(0);
    });
  });
}
