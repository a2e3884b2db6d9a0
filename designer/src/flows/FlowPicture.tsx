import { Skeleton } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { IconVectorBezier2 } from '@tabler/icons-react';
import { useFlow } from '../api/queries.ts';
import { DocumentPicture } from './DocumentPicture.tsx';
import styles from './Flows.module.css';

/** The picture of a flow's draft, read when it comes into view. */
export function FlowPicture({ flowId }: { readonly flowId: string }) {
  const { ref, inViewport } = useInViewport();
  return (
    <div ref={ref} className={styles.drawing}>
      {inViewport ? <Drawing flowId={flowId} /> : <Skeleton height={100} width={200} />}
    </div>
  );
}

function Drawing({ flowId }: { readonly flowId: string }) {
  const flow = useFlow(flowId);
  if (!flow.data) return <Skeleton height={100} width={200} animate={!flow.isError} />;
  if (Object.keys(flow.data.draft.states).length <= 1) {
    return <IconVectorBezier2 size={30} stroke={1.2} color="var(--ol-line-strong)" aria-hidden="true" />;
  }
  return <DocumentPicture document={flow.data.draft} />;
}
