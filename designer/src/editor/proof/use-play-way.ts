import type { ToldWay } from '@orderloom/shared/explore';
import { useSimulator } from '../../simulator/index.ts';
import { useSessionStore } from '../session/index.ts';
import { useViewStore } from '../view/index.ts';

/** Opens the simulator and goes a way there; conditions that no data was found for are answered as the way needs them. */
export function usePlayWay(): (way: ToldWay) => void {
  const simulator = useSimulator();
  const session = useSessionStore();
  const view = useViewStore();
  return ({ data, now, answers, lines }) => {
    const { document } = session.getState();
    simulator.send({ type: 'start', document, data, now, answers: answers ?? undefined });
    for (const one of lines) simulator.send({ type: 'line', line: one.line, answers: one.answers ?? undefined });
    view.getState().openDrawer('simulator');
  };
}
