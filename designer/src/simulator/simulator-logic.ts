import type { Json, Problem } from '@orderloom/shared/base';
import { compile } from '@orderloom/shared/compile';
import type { FlowDocument } from '@orderloom/shared/document';
import { type Answer, createSimulation, type Simulation, type SimulationLine } from '@orderloom/shared/simulate';
import { RefusedStart } from '@orderloom/shared/step';
import { fromTransition } from 'xstate';

export interface SimulatorState {
  readonly simulation: Simulation | null;
  /** Why it could not be started. */
  readonly problems: readonly Problem[];
  /** The data it was started with. */
  readonly data: Readonly<Record<string, Json>>;
}

export type SimulatorEvent =
  | {
      readonly type: 'start';
      readonly document: FlowDocument;
      readonly data: Readonly<Record<string, Json>>;
      readonly now: number;
      /** Conditions that are answered in the place of the data. */
      readonly answers?: readonly Answer[] | undefined;
    }
  /** Starts anew on another drawing and takes every line again. */
  | { readonly type: 'replay'; readonly document: FlowDocument }
  | { readonly type: 'line'; readonly line: SimulationLine; readonly answers?: readonly Answer[] | undefined }
  | { readonly type: 'back' }
  | { readonly type: 'stop' };

const idle: SimulatorState = { simulation: null, problems: [], data: {} };

/** The simulator as an actor: each event gives the next state, and what came before can be gone back to. */
export const simulatorLogic = fromTransition<SimulatorState, SimulatorEvent, never, undefined>((state, event) => {
  switch (event.type) {
    case 'start':
      return started(event);
    case 'replay':
      return replayed(state, event.document);
    case 'line':
      return state.simulation ? { ...state, simulation: state.simulation.apply(event.line, event.answers).simulation } : state;
    case 'back':
      return state.simulation ? { ...state, simulation: state.simulation.back() } : state;
    case 'stop':
      return { ...idle, data: state.data };
  }
}, idle);

function started({ document, data, now, answers }: Omit<Extract<SimulatorEvent, { type: 'start' }>, 'type'>): SimulatorState {
  const machine = compile(document);
  if (!machine.ok) return { simulation: null, problems: machine.error, data };
  try {
    return { simulation: createSimulation(machine.value, { data, now, answers }), problems: [], data };
  } catch (error) {
    if (error instanceof RefusedStart) return { simulation: null, problems: error.problems, data };
    const reason = error instanceof Error ? error.message : String(error);
    return { simulation: null, problems: [failed(reason)], data };
  }
}

function replayed(state: SimulatorState, document: FlowDocument): SimulatorState {
  const before = state.simulation;
  if (!before) return state;
  const again = started({ document, data: state.data, now: before.start, answers: before.steps[0]?.answers });
  const lines = before.steps.flatMap(({ line, answers }) => (line === null ? [] : [{ line, answers }]));
  const simulation =
    again.simulation && lines.reduce((current, { line, answers }) => current.apply(line, answers).simulation, again.simulation);
  return { ...again, simulation };
}

function failed(reason: string): Problem {
  return { code: 'simulator.failed', path: '', message: { zh: `无法开始：${reason}`, en: `It could not be started: ${reason}` } };
}
