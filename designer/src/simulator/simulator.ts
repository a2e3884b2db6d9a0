import type { Simulation } from '@orderloom/shared/simulate';
import { activeStates } from '@orderloom/shared/step';
import { useSelector } from '@xstate/react';
import { useMemo } from 'react';
import { type ActorRefFrom, createActor } from 'xstate';
import type { StoreApi } from 'zustand/vanilla';
import type { DiagramMarks } from '../diagram/index.ts';
import { type EditorSession, useSessionStore } from '../editor/session/index.ts';
import { simulatorLogic } from './simulator-logic.ts';

export type Simulator = ActorRefFrom<typeof simulatorLogic>;

const simulators = new WeakMap<StoreApi<EditorSession>, Simulator>();

/** The simulator of an editing session: it lives as long as the session, whichever panel is open. */
export function useSimulator(): Simulator {
  const session = useSessionStore();
  const known = simulators.get(session);
  if (known) return known;
  const made = createActor(simulatorLogic).start();
  simulators.set(session, made);
  return made;
}

/** The order that is being simulated, and the data it began with. */
export function useSimulated() {
  return useSelector(useSimulator(), ({ context }) => context);
}

/** What the canvas lights up while a simulation runs: where the order stands and how it came there. */
export function useSimulationMarks(): DiagramMarks | undefined {
  const simulation = useSelector(useSimulator(), (snapshot) => snapshot.context.simulation);
  return useMemo(() => (simulation ? marksOf(simulation) : undefined), [simulation]);
}

function marksOf({ snapshot, steps }: Simulation): DiagramMarks {
  const decisions = steps.flatMap((step) => step.decisions);
  return {
    active: new Set(activeStates(snapshot.value)),
    walkedStates: new Set(decisions.flatMap((decision) => decision.entered)),
    walkedTransitions: new Set(decisions.flatMap((decision) => decision.transitions)),
  };
}
