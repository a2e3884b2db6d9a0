import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningServer } from '../support/running-server.ts';

export interface Stage {
  /** The first of ten free ports. */
  readonly port: number;
  random(): number;
}

/** Something that goes wrong around the server, and what it then has to do; throws when it does not. */
export interface Fault {
  readonly name: string;
  /** Takes its time: tried by `npm run torture` alone. */
  readonly long?: boolean;
  /** Why it cannot be tried on this machine; undefined when it can. */
  untried?(): string | undefined;
  run(stage: Stage): Promise<void>;
}

const patience = 20_000;

export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const until = Date.now() + patience;
  while (!(await holds())) {
    assert.ok(Date.now() < until, `still not so: ${what}`);
    await sleep(50);
  }
}

/** What `/api/ready` says: 200, or 503. */
export async function readiness(server: RunningServer): Promise<number> {
  const response = await fetch(`${server.url}/api/ready`);
  await response.arrayBuffer();
  return response.status;
}

/** Resident memory of a process, in MB. */
export function memoryOf({ pid }: RunningServer): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}

export function assertAlive(server: RunningServer): void {
  assert.equal(server.ended(), undefined, 'the process has ended');
}
