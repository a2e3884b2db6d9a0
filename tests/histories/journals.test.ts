import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, type Machine } from '@orderloom/shared/compile';
import { parseDocument } from '@orderloom/shared/document';
import { type Decision, decide, type Snapshot } from '@orderloom/shared/step';
import { describe, expect, it } from 'vitest';
import { type History, type RecordedStep, readHistories } from './history.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const releases = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(releases.map(({ name }) => name))('orders of release %s', (release) => {
  const files = readdirSync(join(here, release)).filter((file) => file.endsWith('.jsonl.gz'));

  it('were recorded', () => expect(files.length).toBeGreaterThan(4));

  it.each(files)('take every step as they took it then: %s', (file) => {
    const histories = readHistories(join(here, release, file));
    let steps = 0;
    for (const history of histories) {
      const machine = machineOf(history);
      for (const order of history.orders) steps += replay(machine, order.name, order.steps);
    }
    expect(steps).toBeGreaterThan(50);
  });
});

function machineOf({ document, behaviour }: History): Machine {
  const parsed = parseDocument(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const machine = compile(parsed.value, behaviour);
  if (!machine.ok) throw new Error(JSON.stringify(machine.error));
  return machine.value;
}

/** Each step begins from the snapshot that was stored then, so that the first difference is the one that is told. */
function replay(machine: Machine, name: string, steps: readonly RecordedStep[]): number {
  let snapshot: Snapshot | null = null;
  for (const [index, { at, input, decision }] of steps.entries()) {
    const again = taken(() => decide(machine, snapshot, input, at));
    const where = `${machine.document.id}, ${name}, step ${index + 1}: ${JSON.stringify(input)}`;
    expect(again && told(again, decision), where).toEqual(decision);
    snapshot = decision?.snapshot ?? snapshot;
  }
  return steps.length;
}

function taken(step: () => Decision): Decision | undefined {
  try {
    return step();
  } catch {
    return undefined;
  }
}

/** What a decision says of the things that were told then, as JSON: later releases may tell more, but nothing else. */
function told(decision: Decision, then: Decision | undefined): unknown {
  const told = JSON.parse(JSON.stringify(decision)) as Record<string, unknown>;
  return then ? Object.fromEntries(Object.keys(then).map((key) => [key, told[key]])) : told;
}
