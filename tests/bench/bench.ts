import { cpus } from 'node:os';
import { buildServer } from '../support/running-server.ts';
import { benchThroughput } from './throughput.ts';

const asked = (name: string) => process.argv.includes(`--${name}`);
const numberAfter = (name: string, otherwise: number) =>
  Number(process.argv[process.argv.indexOf(`--${name}`) + 1] ?? otherwise) || otherwise;
const port = Number(process.env.ORDERLOOM_BENCH_PORT ?? 18_180);
const print = (line: object) => console.log(JSON.stringify(line));
const quick = asked('quick');

await buildServer();
print({ bench: 'machine', cpus: cpus().length, model: cpus()[0]?.model, node: process.version });
await benchThroughput({ port, print, stored: 1_000, runs: quick ? 1 : numberAfter('runs', 5), seconds: quick ? 1 : 3 });
