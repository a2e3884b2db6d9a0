import { sceneOf } from '@orderloom/shared/diagram';
import { type RefObject, useEffect } from 'react';
import { useLocale } from '../../app/locale.ts';
import { useSimulationMarks } from '../../simulator/index.ts';
import { useSessionStore } from '../session/index.ts';
import { useView } from '../view/index.ts';
import { useCanvasHandle } from './CanvasHandle.tsx';
import { isInView, viewOf } from './in-view.ts';

/** Goes where the simulated order went, unless that is in view already. */
export function useFollowSimulation(frame: RefObject<HTMLDivElement | null>): void {
  const session = useSessionStore();
  const locale = useLocale();
  const handle = useCanvasHandle();
  const marks = useSimulationMarks();
  const simulating = useView((view) => view.drawer === 'simulator');
  useEffect(() => {
    if (!simulating || !marks || !handle.current) return;
    const { document } = session.getState();
    const newest = [...(marks.walkedStates ?? [])].findLast((id) => marks.active?.has(id) && document.states[id]?.kind === 'atomic');
    const box = newest === undefined ? undefined : sceneOf(document, locale).boxes.get(newest);
    const view = viewOf(frame.current, handle.current);
    if (newest !== undefined && box && view && !isInView(box, view)) handle.current.follow(newest);
  }, [simulating, marks, session, locale, handle, frame]);
}
