import { useMediaQuery } from '@mantine/hooks';
import type { FlowDetail } from '@orderloom/shared/api';
import { Suspense, useEffect, useRef } from 'react';
import { EditorCanvas, useTidy } from './canvas/index.ts';
import { Drawer } from './Drawer.tsx';
import styles from './Editor.module.css';
import { HintBar } from './hints/index.ts';
import { InspectorSheet } from './InspectorSheet.tsx';
import { Inspector } from './inspector/index.ts';
import { Outline } from './outline/index.ts';
import { Palette } from './palette/index.ts';
import { PatternsDialog } from './patterns/index.ts';
import { CompareDialog, PublishDialog } from './publish/index.ts';
import { ConflictDialog, useSaver } from './save/index.ts';
import { SearchBox } from './search/index.ts';
import { useSessionStore } from './session/index.ts';
import { HelpSheet, useShortcuts } from './shortcuts/index.ts';
import { ArrangeBar, CanvasTools, SurfaceChoice, TopBar } from './toolbar/index.ts';
import { TrainingDialog } from './training/index.ts';
import { useView } from './view/index.ts';

/** The editor's fixed parts: one bar, the drawing, the inspector, the drawer. */
export function EditorFrame({ flow }: { readonly flow: FlowDetail }) {
  const small = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const surface = useView((view) => view.surface);
  useShortcuts();
  useFirstLayout();
  return (
    <div className={styles.editor}>
      <TopBar flow={flow} />
      <div className={styles.body}>
        <div className={styles.work}>
          {small ? <SurfaceChoice /> : null}
          {small && surface === 'outline' ? (
            <div className={styles.canvas}>
              <Outline />
            </div>
          ) : (
            <div className={styles.canvas} data-editor-canvas>
              <EditorCanvas minimap={!small} />
              <Palette />
              <ArrangeBar />
              <CanvasTools />
              <HintBar published={flow.version !== null} />
            </div>
          )}
          <Drawer />
        </div>
        {small ? (
          <InspectorSheet />
        ) : (
          <div className={styles.inspector} data-editor-inspector>
            <Inspector />
          </div>
        )}
      </div>
      <Dialogs flow={flow} />
    </div>
  );
}

function Dialogs({ flow }: { readonly flow: FlowDetail }) {
  const flowId = flow.id;
  const sheet = useView((view) => view.sheet);
  const close = useView((view) => view.closeSheet);
  const saver = useSaver();
  const prepare = async () => ((await saver.saveNow()) ? saver.state.getState().revision : undefined);
  return (
    <>
      <SearchBox />
      <HelpSheet />
      <CompareDialog flowId={flowId} opened={sheet === 'compare'} onClose={close} />
      <PublishDialog flowId={flowId} opened={sheet === 'publish'} onClose={close} prepare={prepare} />
      <ConflictDialog />
      <Suspense fallback={null}>{sheet === 'training' ? <TrainingDialog flow={flow} onClose={close} /> : null}</Suspense>
      <Suspense fallback={null}>{sheet === 'pattern' ? <PatternsDialog onClose={close} /> : null}</Suspense>
    </>
  );
}

/** A flow that came without a drawing, by import, is arranged when it is first opened. */
function useFirstLayout(): void {
  const session = useSessionStore();
  const { arrange } = useTidy();
  const asked = useRef(false);
  useEffect(() => {
    const { document } = session.getState();
    const drawn = Object.keys(document.states).filter((id) => id !== document.root);
    const unplaced = drawn.filter((id) => !document.layout.states[id]);
    if (asked.current || drawn.length < 2 || unplaced.length < drawn.length / 2) return;
    asked.current = true;
    arrange();
  });
}
