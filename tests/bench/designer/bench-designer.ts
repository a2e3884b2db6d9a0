import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawFirstFlow, mostActions } from '../../support/draw-first-flow.ts';
import { type OpenDesigner, openDesigner } from '../../support/open-designer.ts';
import { adminToken, buildServer, type RunningServer, startServer } from '../../support/running-server.ts';
import { startBarePage } from './bare-page.ts';
import { measureFrames, measureThousand } from './measure-canvas.ts';
import { measureLayout } from './measure-layout.ts';
import { replaySeconds } from './replay-seconds.ts';
import { shellSize } from './shell-size.ts';

const limits = { shellKb: 250, replaySeconds: 30 } as const;
const quick = process.argv.includes('--quick');
const port = Number(process.env.ORDERLOOM_BENCH_PORT ?? 18_190);
const data = mkdtempSync(join(tmpdir(), 'orderloom-bench-designer-'));

/** A figure with its limit; the run fails when one is beyond. */
function print(line: { readonly figure: string; readonly holds: boolean | null; readonly [key: string]: unknown }): void {
  console.log(JSON.stringify(line));
  if (line.holds === false) process.exitCode = 1;
}

async function measureAll(server: RunningServer, { page }: OpenDesigner): Promise<void> {
  const actions = await drawFirstFlow(page);
  print({ figure: 'actions to a first published flow', value: actions, limit: mostActions, holds: actions < mostActions });
  const bare = await startBarePage(join(data, 'bare'));
  try {
    await measureFrames({ server, page, bare, print });
    if (!quick) await measureThousand({ server, page, bare, print });
  } finally {
    bare.close();
  }
  await measureLayout({ server, page, print });
}

console.log(JSON.stringify({ bench: 'machine', cpus: cpus().length, model: cpus()[0]?.model, node: process.version, load: loadavg()[0] }));
await buildServer(['runtime', 'designer']);
const shell = shellSize();
print({ figure: 'initial JavaScript of the shell, kB gzipped', value: shell, limit: limits.shellKb, holds: shell <= limits.shellKb });
const server = await startServer(data, port);
const designer = await openDesigner(server.url, adminToken);
try {
  await measureAll(server, designer);
} finally {
  await designer.browser.close();
  await server.kill();
  rmSync(data, { recursive: true, force: true });
}
const replay = quick ? { seconds: null, reason: 'left out by --quick' } : await replaySeconds();
print({
  figure: 'replay of 10,000 orders through a draft, seconds',
  value: replay.seconds,
  ...(replay.reason === undefined ? {} : { reason: replay.reason }),
  limit: limits.replaySeconds,
  holds: replay.seconds === null ? null : replay.seconds <= limits.replaySeconds,
});
