import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLedger } from '../crash/ledger.ts';
import { randomOf } from '../crash/random.ts';
import { Site } from '../crash/site.ts';
import { verify } from '../support/running-server.ts';
import type { Fault, Stage } from './fault.ts';

const walName = 'orderloom.db-wal';

/** Behind the last commit stands what a torn write left: nothing is lost. */
const tornTail: Fault = {
  name: 'log with a torn tail',
  run: (stage) =>
    killed(stage, async (site) => {
      const wal = join(site.folder, walName);
      appendFileSync(wal, Buffer.from(Array.from({ length: 7_000 }, () => Math.floor(stage.random() * 256))));
      await site.check('with a torn tail');
      await site.settle('with a torn tail');
    }),
};

/** What had been synced is damaged: whole transactions up to the damage stand, none stands half. */
const damagedTail: Fault = {
  name: 'log whose synced end is damaged',
  long: true,
  run: (stage) =>
    killed(stage, async (site) => {
      const wal = join(site.folder, walName);
      const bytes = readFileSync(wal);
      const from = Math.floor(bytes.length * (0.5 + stage.random() * 0.5));
      bytes.fill(0x5a, from, from + 600);
      writeFileSync(wal, bytes);
      if (stage.random() < 0.5) truncateSync(wal, from + 300);
      const server = await site.start();
      assert.equal(await server.stop(), 0, 'it starts and stops');
      const { integrity, gaps, timersTwice } = readLedger(site.folder, Date.now());
      assert.deepEqual({ integrity, gaps, timersTwice }, { integrity: 'ok', gaps: [], timersTwice: [] });
      assert.equal((await verify(site.folder)).code, 0);
    }),
};

async function killed(stage: Stage, run: (site: Site) => Promise<void>): Promise<void> {
  const site = await Site.open({ port: stage.port, random: randomOf(Math.floor(stage.random() * 1e6)) });
  try {
    await site.killUnderLoad();
    await run(site);
  } finally {
    await site.close();
  }
}

export const damagedLogs: readonly Fault[] = [tornTail, damagedTail];
