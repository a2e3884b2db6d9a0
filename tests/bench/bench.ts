import { cpus } from 'node:os';
import { buildServer } from '../support/running-server.ts';
import { benchGrowth } from './growth.ts';
import { benchIntake } from './intake.ts';
import { benchReading } from './reading.ts';
import { benchReplay } from './replay.ts';
import { benchThroughput } from './throughput.ts';
import { benchTimers } from './timers.ts';

const asked = (name: string) => process.argv.includes(`--${name}`);
const numberAfter = (name: string, otherwise: number) =>
  Number(process.argv[process.argv.indexOf(`--${name}`) + 1] ?? otherwise) || otherwise;
const port = Number(process.env.ORDERLOOM_BENCH_PORT ?? 18_180);
const print = (line: object) => console.log(JSON.stringify(line));
const quick = asked('quick');

await buildServer();
print({ bench: 'machine', cpus: cpus().length, model: cpus()[0]?.model, node: process.version });
const parts = { growth, timers, reading, intake, replay };
const chosen = Object.entries(parts).filter(([name]) => asked(name));
for (const [, part] of chosen) await part();
if (chosen.length === 0)
  await benchThroughput({ port, print, stored: 1_000, runs: quick ? 1 : numberAfter('runs', 5), seconds: quick ? 1 : 3 });

/** Few stored orders and a million; `--quick` a twentieth of it. */
function growth(): Promise<void> {
  return benchGrowth({ port, print, few: 1_000, many: quick ? 50_000 : 1_000_000, seconds: quick ? 2 : 6 });
}

function timers(): Promise<void> {
  return benchTimers({ port, print, armed: quick ? 50_000 : 1_000_000, dueAtOnce: 10_000 });
}

function reading(): Promise<void> {
  return benchReading({ port, print, stored: quick ? 20_000 : 200_000 });
}

/** Raw orders of five channels, mapped by mappings of twelve fields each, until the last is durable. */
function intake(): Promise<void> {
  return benchIntake({ port, print, orders: quick ? 2_000 : 16_000, runs: quick ? 1 : 3 });
}

/** A draft tried on recorded orders. */
function replay(): Promise<void> {
  return benchReplay({ port, print, orders: quick ? 1_000 : 10_000 });
}
