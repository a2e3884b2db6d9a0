import { Skeleton } from '@mantine/core';
import type { FlowDetail } from '@orderloom/shared/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlow } from '../api/queries.ts';
import { Failure } from '../ui/Failure.tsx';
import { CanvasHandleProvider } from './canvas/index.ts';
import styles from './Editor.module.css';
import { EditorFrame } from './EditorFrame.tsx';
import { ExampleOrder } from './ExampleOrder.tsx';
import { SaveProvider } from './save/index.ts';
import { createSession, SessionProvider } from './session/index.ts';
import { ViewProvider } from './view/index.ts';

export interface EditorPageProps {
  readonly flowId: string;
  /** The library flow whose example order is set on its way when the editor opens. */
  readonly example?: string | undefined;
}

/** The drawing of one flow, with everything needed to change, try and publish it. */
export function EditorPage({ flowId, example }: EditorPageProps) {
  const { t } = useTranslation('editor');
  const flow = useFlow(flowId);
  if (flow.data) return <OpenedFlow key={flowId} flow={flow.data} example={example} />;
  if (flow.error) return <Failure error={flow.error} onRetry={() => void flow.refetch()} />;
  return (
    <div className={styles.loading} aria-busy="true" role="status" aria-label={t('loading')}>
      <Skeleton height={48} radius={0} />
      <div className={styles.loadingBody}>
        <Skeleton className={styles.loadingCanvas} height="100%" radius={0} />
        <Skeleton className={styles.loadingInspector} height="100%" radius={0} />
      </div>
    </div>
  );
}

/** One editing session lives as long as the page, whatever is read from the server meanwhile. */
function OpenedFlow({ flow, example }: { readonly flow: FlowDetail; readonly example: string | undefined }) {
  const [first] = useState(flow);
  const [session] = useState(() => createSession(first.draft));
  return (
    <SessionProvider session={session}>
      <SaveProvider flow={first}>
        <ViewProvider>
          <CanvasHandleProvider>
            {example === undefined ? null : <ExampleOrder of={example} />}
            <EditorFrame flow={flow} />
          </CanvasHandleProvider>
        </ViewProvider>
      </SaveProvider>
    </SessionProvider>
  );
}
