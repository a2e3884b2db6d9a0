import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { library, type Scenario, type ScenarioStep } from '@orderloom/machines';
import { formats } from '@orderloom/shared/exchange';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AnyActorRef, type AnyStateMachine, createActor } from 'xstate';
import { scenarioStart } from '../scenario/play-scenario.ts';

const folder = fileURLToPath(new URL('../.generated/', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const { id, document } of library) {
    const written = formats.get('xstate-ts')?.write?.(document, { locale: 'en' });
    if (!written?.ok) throw new Error(`${id} cannot be written`);
    writeFileSync(`${folder}${id}.ts`, written.value);
  }
  const files = library.map(({ id }) => `${id}.ts`);
  writeFileSync(
    `${folder}tsconfig.json`,
    JSON.stringify({ extends: '../../tsconfig.base.json', compilerOptions: { lib: ['ES2023', 'DOM'] }, files }),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => vi.useFakeTimers({ now: scenarioStart }));
afterEach(() => vi.useRealTimers());

it('compiles under strict TypeScript', () => {
  const run = () =>
    execFileSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', folder], { encoding: 'utf8', stdio: 'pipe' });
  expect(run).not.toThrow();
});

// What plain XState cannot do is left aside: parking events, refusing them by policy, stopping when the order has ended, and telling
// legs from lines, which a named action has to be written for.
const playable = (scenario: Scenario) => scenario.steps.every((line) => line.outcome === undefined) && !('lines' in (scenario.data ?? {}));

describe.each(library)('$id, run by plain XState', ({ id, scenarios }) => {
  it.each(scenarios.filter(playable).map((scenario) => [scenario.name.en, scenario] as const))('%s', async (_name, scenario) => {
    const file = (await import(/* @vite-ignore */ pathToFileURL(`${folder}${id}.ts`).href)) as {
      machine: AnyStateMachine;
      longClock?: never;
    };
    const actor = createActor(file.machine, { input: scenario.data, ...(file.longClock ? { clock: file.longClock } : {}) });
    actor.start();

    scenario.steps.forEach((line, index) => {
      take(actor, line);
      const active = actor.getSnapshot()._nodes.map((node: { id: string }) => node.id);
      expect(active, `line ${index + 1} ${JSON.stringify(line.do)}`).toEqual(expect.arrayContaining(line.in ?? []));
      expect(actor.getSnapshot().context).toMatchObject(line.context ?? {});
    });
    actor.stop();
  });
});

function take(actor: AnyActorRef, { do: line }: ScenarioStep): void {
  if ('advance' in line) {
    const [, amount, unit] = /^(\d+)([mhd])$/.exec(String(line.advance)) ?? [];
    vi.advanceTimersByTime(Number(amount) * (units[unit ?? ''] ?? Number.NaN));
  } else if ('reply' in line) {
    actor.send({
      type: `xstate.${line.ok === true ? 'done' : 'error'}.actor.${String(line.reply)}`,
      output: line.data,
      error: line.data,
    } as never);
  } else actor.send(line as never);
}
