import type { Json } from '../base/json.ts';
import type { Machine } from '../compile/machine.ts';
import { createSimulation, type Simulation, type SimulationLine } from '../simulate/index.ts';
import { type Candidates, candidatesOf } from '../stories/candidate-values.ts';
import type { Move } from './graph.ts';
import { meaningOfEvent } from './meanings.ts';
import { type PlayedWay, type PlayLine, wentAs } from './play-way.ts';

/** Lines tried for one way before its conditions are answered by hand. */
const mostTries = 300;

/** Lines that may still be tried for all the ways of a drawing. */
export interface Tries {
  left: number;
}

/** Looks for data with which an order goes a way by itself, its conditions left to the data; undefined where none is found. */
export function findData(machine: Machine, way: readonly Move[], played: PlayedWay, tries: Tries): PlayedWay | undefined {
  const hunt = { machine, way, lines: played.lines, candidates: candidatesOf(machine.document), tries, left: mostTries };
  for (const data of beginnings(hunt)) {
    const begun = begin(hunt, data, played.now);
    const found = begun && follow(hunt, begun, 0, []);
    if (found) return { data, now: played.now, ...found };
  }
  return undefined;
}

interface Hunt {
  readonly machine: Machine;
  readonly way: readonly Move[];
  readonly lines: readonly PlayLine[];
  readonly candidates: Candidates;
  readonly tries: Tries;
  left: number;
}

type Followed = Pick<PlayedWay, 'lines' | 'simulation'>;

function follow(hunt: Hunt, simulation: Simulation, index: number, lines: readonly PlayLine[]): Followed | undefined {
  const given = hunt.lines[index];
  if (!given) return { lines, simulation };
  for (const line of variants(hunt, given, simulation)) {
    hunt.left -= 1;
    hunt.tries.left -= 1;
    if (Math.min(hunt.left, hunt.tries.left) <= 0) return undefined;
    const { simulation: next, step } = simulation.apply(line);
    const went = given.move === null || wentAs(step.decisions, hunt.way[given.move]);
    const found = went && step.problems.length === 0 ? follow(hunt, next, index + 1, [...lines, { line, move: given.move }]) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The usual data, then with one or two values that some condition asks for. */
function beginnings({ machine, candidates }: Hunt): Record<string, Json>[] {
  const single = candidates.asked.flatMap((key) => {
    const field = machine.document.context[key];
    return field ? candidates.valuesFor(key, field).map((value): Record<string, Json> => ({ [key]: value })) : [];
  });
  const double = single.flatMap((one, index) => single.slice(index + 1).map((other) => ({ ...other, ...one }))).slice(0, 200);
  return [{}, ...single, ...double];
}

function begin({ machine, way }: Hunt, data: Readonly<Record<string, Json>>, now: number): Simulation | undefined {
  try {
    const simulation = createSimulation(machine, { data, now });
    return wentAs(simulation.steps[0]?.decisions ?? [], way[0]) ? simulation : undefined;
  } catch {
    return undefined;
  }
}

/** A line as it stands, then with other payloads, or answers that a condition asks for. What takes money takes more than nothing. */
function variants({ machine, candidates, way }: Hunt, { line, move }: PlayLine, { snapshot }: Simulation): SimulationLine[] {
  const { events, transitions } = machine.document;
  if ('type' in line) {
    const name = String(line.type);
    const payload = events[name]?.payload ?? {};
    const taking = meaningOfEvent(machine.document, name) === 'capture';
    const changed = Object.entries(payload).flatMap(([key, field]) =>
      [...candidates.valuesFor(key, field), snapshot.context[key] ?? null]
        .filter((value) => !taking || field.type.type !== 'money' || Number(value) > 0)
        .map((value) => ({ ...line, [key]: value })),
    );
    return [line, ...changed];
  }
  if (!('reply' in line) || move === null) return [line];
  const guards = (way[move]?.answers ?? []).flatMap(({ transition }) => transitions[transition]?.guard ?? []);
  const asked = guards.flatMap((guard) => [...guard.matchAll(/event\.output\.([\w.]+)\s*==\s*("[^"]*"|'[^']*'|true|false|-?\d+)/g)]);
  const whole = asked.reduce<Record<string, Json>>((data, [, path = '', text = '']) => placed(data, path.split('.'), literal(text)), {});
  return asked.length === 0 ? [line] : [line, { ...line, data: whole }];
}

function placed(data: Record<string, Json>, [key = '', ...rest]: readonly string[], value: Json): Record<string, Json> {
  const inner = data[key];
  const below = typeof inner === 'object' && inner !== null ? (inner as Record<string, Json>) : {};
  return { ...data, [key]: rest.length === 0 ? value : placed(below, rest, value) };
}

function literal(text: string): Json {
  return /^["']/.test(text) ? text.slice(1, -1) : (JSON.parse(text) as Json);
}
