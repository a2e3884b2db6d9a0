import { join } from 'node:path';
import { library } from '@orderloom/machines';
import { compile, type Machine } from '@orderloom/shared/compile';
import type { FlowDocument } from '@orderloom/shared/document';
import fc from 'fast-check';
import { arbitraryDocument } from '../property/arbitrary-document.ts';
import { playScenario } from '../scenario/play-scenario.ts';
import { type History, type RecordedOrder, type RecordedStep, writeHistories } from './history.ts';
import { driveByChance } from './random-drive.ts';
import { OrderRecorder } from './recorded-order.ts';

const drives = { library: 24, random: 2 };
const stepsOfDrive = { library: 30, random: 14 };
const randomFlows = 80;

/** Records what orders do under this release: the scenarios of the library, and drives by chance over it and over random flows. */
export function recordJournals(folder: string): void {
  for (const { id, document, scenarios } of library) {
    const machine = machineOf(document);
    const data = scenarios.map((scenario) => scenario.data);
    const byChance = Array.from({ length: drives.library }, (_, index) =>
      drive(machine, data[index % data.length] ?? {}, index + 1, stepsOfDrive.library),
    );
    const told = scenarios.map((scenario): RecordedOrder => ({ name: scenario.name.en ?? '', steps: playedSteps(machine, scenario) }));
    writeHistories(join(folder, `${id}.jsonl.gz`), [{ document, behaviour: machine.behaviour, orders: [...told, ...byChance] }]);
  }
  writeHistories(join(folder, 'random-flows.jsonl.gz'), fc.sample(arbitraryDocument, { numRuns: randomFlows, seed: 1 }).map(randomHistory));
}

function randomHistory(document: FlowDocument, flow: number): History {
  const machine = machineOf(document);
  const orders = Array.from({ length: drives.random }, (_, index) => drive(machine, {}, flow * 100 + index, stepsOfDrive.random));
  return { document, behaviour: machine.behaviour, orders };
}

function drive(machine: Machine, data: RecordedOrderData, seed: number, steps: number): RecordedOrder {
  const order = new OrderRecorder(machine, data);
  driveByChance(order, seed, steps);
  return order.recorded(`by chance, seed ${seed}`);
}

type RecordedOrderData = ConstructorParameters<typeof OrderRecorder>[1];

function playedSteps(machine: Machine, scenario: Parameters<typeof playScenario>[1]): readonly RecordedStep[] {
  const steps: RecordedStep[] = [];
  playScenario(
    machine,
    scenario,
    () => {},
    (step) => steps.push(step),
  );
  return steps;
}

function machineOf(document: FlowDocument): Machine {
  const machine = compile(document);
  if (!machine.ok) throw new Error(machine.error.map((problem) => problem.message.en).join(' '));
  return machine.value;
}
