import { useSelector } from '@xstate/react';
import { SimulationView } from './SimulationView.tsx';
import { StartView } from './StartView.tsx';
import { useSimulator } from './simulator.ts';

/** The drawer's simulator: start an order, then walk it. */
export function SimulatorPanel() {
  const simulator = useSimulator();
  const simulation = useSelector(simulator, (snapshot) => snapshot.context.simulation);
  return simulation ? <SimulationView simulation={simulation} /> : <StartView />;
}
