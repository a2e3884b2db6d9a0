import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Load {
  readonly url: string;
  readonly concurrency: number;
  readonly seconds: number;
  /** Numbers of the orders sent begin with it: no two runs may share one. */
  readonly prefix: string;
  /** Stops after so many orders instead of after a time; of each the first `messages`. */
  readonly orders?: number;
  readonly messages?: number;
  /** The server's process, to count its work. */
  readonly pid?: number;
}

export interface Measured {
  readonly perSecond: number;
  /** Milliseconds from the request to the whole answer. */
  readonly p50: number;
  readonly p99: number;
  readonly refused: number;
  /** Of the server, for one event. */
  readonly cpuMicros?: number;
  readonly memoryMb?: number;
}

const generator = fileURLToPath(new URL('./load-generator.ts', import.meta.url));

/** Runs the load generator in a process of its own. */
export async function measure(load: Load): Promise<Measured> {
  const before = usageOf(load.pid);
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', import.meta.resolve('tsx'), generator, JSON.stringify(load)]);
  const after = usageOf(load.pid);
  const measured = JSON.parse(stdout) as Measured & { readonly answered: number };
  if (!before || !after) return measured;
  return { ...measured, cpuMicros: ((after.cpuSeconds - before.cpuSeconds) * 1e6) / measured.answered, memoryMb: after.memoryMb };
}

const ticksPerSecond = 100;
const pageBytes = 4096;

/** Where the system tells it. */
function usageOf(pid: number | undefined): { readonly cpuSeconds: number; readonly memoryMb: number } | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    memoryMb: (Number(fields[21]) * pageBytes) / 1e6,
  };
}
