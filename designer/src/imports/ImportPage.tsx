import { Button, Skeleton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useImport, useRemoveImport } from '../api/imports.ts';
import { Blank } from '../ui/Blank.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { useTell } from '../ui/tell.ts';
import { ImportRun } from './ImportRun.tsx';
import { ImportSetup } from './ImportSetup.tsx';
import { StatusChip } from './StatusChip.tsx';

/** One file of past orders: set up until it is started, then followed. */
export function ImportPage() {
  const { t } = useTranslation('imports');
  const { importId } = useParams({ from: '/import/$importId' });
  const { data: job, error, refetch } = useImport(importId);
  return (
    <Page
      title={job?.name ?? t('title')}
      aside={job ? <StatusChip status={job.status} /> : null}
      actions={job && job.status !== 'running' ? <Remove id={job.id} /> : null}
    >
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {!job && !error ? <Skeleton height={240} m={16} /> : null}
      {job?.status === 'receiving' ? <Blank title={t('notWhole')} /> : null}
      {job?.status === 'ready' ? <ImportSetup job={job} /> : null}
      {job && job.status !== 'ready' && job.status !== 'receiving' ? <ImportRun job={job} /> : null}
    </Page>
  );
}

function Remove({ id }: { readonly id: string }) {
  const { t } = useTranslation('imports');
  const tell = useTell();
  const navigate = useNavigate();
  const remove = useRemoveImport(id);
  return (
    <Button
      size="xs"
      variant="subtle"
      color="red"
      leftSection={<IconTrash size={14} />}
      loading={remove.isPending}
      onClick={() => remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/import' }), onError: tell.failed })}
    >
      {t('remove')}
    </Button>
  );
}
