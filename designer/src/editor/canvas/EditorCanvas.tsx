import type { Place } from '@orderloom/shared/base';
import { sceneOf } from '@orderloom/shared/diagram';
import type { Point } from '@orderloom/shared/document';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { type DiagramMarks, FlowDiagram, type Selection } from '../../diagram/index.ts';
import { useSimulationMarks } from '../../simulator/index.ts';
import { connectStates } from '../commands/index.ts';
import { useProblemMarks } from '../problems/index.ts';
import { useWayMarks } from '../proof/index.ts';
import { useAuthor, useSession, useSessionStore } from '../session/index.ts';
import { useCoverageMarks } from '../stories/index.ts';
import { useView, useViewStore } from '../view/index.ts';
import { useCanvasHandle } from './CanvasHandle.tsx';
import { CanvasMenu } from './CanvasMenu.tsx';
import { ConnectBanner } from './ConnectBanner.tsx';
import styles from './canvas.module.css';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { isInView, viewOf } from './in-view.ts';
import { OfferBanner } from './OfferBanner.tsx';
import { useFollowSimulation } from './use-follow-simulation.ts';
import { connectNamed, useGestures } from './use-gestures.ts';
import { useOffered } from './use-offered.ts';

export interface MenuPlace {
  readonly place: Place;
  readonly screen: Point;
}

/** The palette stands at the left, on a phone above; the tools stand below. */
const besidePalette = { left: 100, bottom: 44 };
const underPalette = { top: 56, bottom: 44 };

/** The drawing under the pointer: the document of the session, with what was found and simulated on top. */
export function EditorCanvas({ minimap }: { readonly minimap: boolean }) {
  const { t } = useTranslation('editor');
  const locale = useLocale();
  const { document, offered } = useOffered();
  const selection = useSession((session) => session.selection);
  const readOnly = useSession((session) => session.readOnly);
  const handle = useCanvasHandle();
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const openMenu = useCallback((place: Place, screen: Point) => setMenu({ place, screen }), []);
  const editing = useGestures(openMenu);
  const frame = useRef<HTMLDivElement>(null);
  useReveal(frame);
  useFollowSimulation(frame);
  return (
    <div className={styles.canvas} data-offered={offered || undefined} ref={frame}>
      <FlowDiagram
        document={document}
        locale={locale}
        selection={selection}
        onSelect={useSelecting()}
        marks={useMarks()}
        editing={readOnly || offered ? undefined : editing}
        minimap={minimap}
        clear={minimap ? besidePalette : underPalette}
        handle={handle}
        label={t('diagram')}
      />
      <EmptyCanvas />
      <ConnectBanner />
      <OfferBanner />
      <CanvasMenu at={menu} onClose={() => setMenu(null)} />
    </div>
  );
}

/** While a connection is being drawn, choosing a state is choosing its target. */
function useSelecting(): (selection: Selection) => void {
  const session = useSessionStore();
  const view = useViewStore();
  const by = useAuthor();
  return useCallback(
    (selection) => {
      const { connecting, connectFrom } = view.getState();
      const target = selection.states.find((id) => id !== connecting);
      if (connecting !== undefined && target !== undefined) {
        connectFrom(undefined);
        connectNamed(session, view, connectStates(connecting, target, by));
      } else session.getState().select(selection);
    },
    [session, view, by],
  );
}

/** What was found, and on top where the simulated order stands, or what the stories walk, whichever is open. */
function useMarks(): DiagramMarks {
  const problems = useProblemMarks();
  const simulation = useSimulationMarks();
  const coverage = useCoverageMarks();
  const way = useWayMarks();
  const drawer = useView((view) => view.drawer);
  const walked =
    drawer === null
      ? undefined
      : { simulator: simulation, stories: coverage, proof: way, problems: undefined, matrix: undefined, outline: undefined }[drawer];
  return useMemo(() => ({ problems, ...walked }), [problems, walked]);
}

/** Follows what `reveal` asks for; what is in view already stays where it is. */
function useReveal(frame: RefObject<HTMLDivElement | null>): void {
  const session = useSessionStore();
  const revealed = useSession((state) => state.revealed);
  const handle = useCanvasHandle();
  const locale = useLocale();
  useEffect(() => {
    if (!revealed || !handle.current) return;
    const { place } = revealed;
    const view = viewOf(frame.current, handle.current);
    const box = place.type === 'state' ? sceneOf(session.getState().document, locale).boxes.get(place.id) : undefined;
    if (!view || !box || !isInView(box, view)) handle.current.reveal(place);
  }, [revealed, handle, session, locale, frame]);
}
