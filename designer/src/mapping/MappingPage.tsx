import { Skeleton } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useMapping, useMay } from '../api/queries.ts';
import { Failure } from '../ui/Failure.tsx';
import { Sandbox } from './Sandbox.tsx';

/** The mapping of one channel: its messages on one side, our fields on the other. */
export function MappingPage() {
  const { channelId } = useParams({ from: '/channels/$channelId/mapping' });
  const mapping = useMapping(channelId);
  const mayWrite = useMay('channels:write');
  if (mapping.isError) return <Failure error={mapping.error} onRetry={() => void mapping.refetch()} />;
  if (mapping.isPending) return <Skeleton height={400} m={16} />;
  return <Sandbox key={channelId} state={mapping.data} mayWrite={mayWrite} />;
}
