import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Json, Locale } from '@orderloom/shared/base';
import { createSimulation, describeStep, fieldsNamed, parseLine, type Simulation } from '@orderloom/shared/simulate';
import { RefusedStart } from '@orderloom/shared/step';
import type { Command } from 'commander';
import { kindOf } from './files.ts';
import { compileFlow, type FlowOptions, loadFlow } from './load-flow.ts';
import { CommandError, localeOf, problemLines, type Terminal } from './terminal.ts';

interface Options extends FlowOptions {
  readonly events: string;
  readonly start?: string;
  readonly now?: string;
}

export function addSimulate(program: Command, terminal: Terminal): void {
  program
    .command('simulate <flow>')
    .description('runs an order through a flow in virtual time; one JSON line for the start and after each line of input')
    .requiredOption('--events <file>', 'JSON lines: {type, ...payload}, {advance}, {set}, {reply, ok, data}; - for stdin')
    .option('--start <json>', "the order's data at the start")
    .option('--now <instant>', 'virtual time at the start (ISO 8601); 1970-01-01 when absent')
    .option('--locale <zh|en>', 'language of state names and lines')
    .option('--data <folder>', 'data folder, for a stored flow')
    .action(async (flow: string, options: Options) => {
      const locale = localeOf(terminal, options.locale);
      const machine = compileFlow(loadFlow(terminal, flow, options, locale), flow, locale);
      const input = openEvents(terminal, options.events);
      const data = fieldsNamed(machine.document, readStart(options.start));
      const now = readNow(options.now);
      const simulation = started(() => createSimulation(machine, { data, now }), locale);
      await run(terminal, simulation, input, options.events, locale);
    });
}

async function run(terminal: Terminal, first: Simulation, input: Readable, source: string, locale: Locale): Promise<void> {
  let simulation = first;
  const [start] = simulation.steps;
  if (start) terminal.out(JSON.stringify(describeStep(simulation, start, locale)));
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() === '') continue;
    const place = `${source === '-' ? 'stdin' : source}:${number}`;
    const line = parseLine(readJson(text, place));
    if (!line.ok) throw new CommandError(problemLines(place, line.error, locale));
    const next = simulation.apply(line.value);
    simulation = next.simulation;
    terminal.out(JSON.stringify(describeStep(simulation, next.step, locale)));
  }
}

function started(start: () => Simulation, locale: Locale): Simulation {
  try {
    return start();
  } catch (error) {
    if (error instanceof RefusedStart) throw new CommandError(problemLines('--start', error.problems, locale));
    throw new CommandError(`start: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function openEvents(terminal: Terminal, path: string): Readable {
  if (path === '-') return Readable.from(terminal.stdin);
  if (kindOf(path) !== 'file') throw new CommandError(`--events: ${path}: no such file`);
  return createReadStream(path);
}

function readStart(text: string | undefined): Readonly<Record<string, Json>> {
  const value = text === undefined ? {} : readJson(text, '--start');
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new CommandError('--start: a JSON object is wanted');
  return value as Readonly<Record<string, Json>>;
}

function readNow(text: string | undefined): number {
  const now = text === undefined ? 0 : Date.parse(text);
  if (Number.isNaN(now)) throw new CommandError(`--now: ${JSON.stringify(text)} is no instant`);
  return now;
}

function readJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${place}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
