import { Button, FileButton, Skeleton } from '@mantine/core';
import type { ImportJob } from '@orderloom/shared/api';
import { IconFileImport } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useImports, useUploadImport } from '../api/imports.ts';
import { May } from '../api/May.tsx';
import { Blank } from '../ui/Blank.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import styles from './Imports.module.css';
import { StatusChip } from './StatusChip.tsx';

/** Files of past orders, and where each stands. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const { data, error, refetch } = useImports();
  const upload = (
    <May permission="orders:import">
      <Upload />
    </May>
  );
  return (
    <Page title={t('title')} actions={data && data.length > 0 ? upload : null}>
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton height={180} m={16} /> : null}
      {data?.length === 0 ? (
        <Blank
          title={t('empty')}
          text={t('emptyText')}
          icon={<IconFileImport size={28} stroke={1.4} color="var(--ol-accent)" aria-hidden="true" />}
        >
          {upload}
        </Blank>
      ) : null}
      {data && data.length > 0 ? (
        <ul className={styles.list}>
          {data.map((job) => (
            <li key={job.id}>
              <Job job={job} />
            </li>
          ))}
        </ul>
      ) : null}
    </Page>
  );
}

function Upload() {
  const { t } = useTranslation('imports');
  const tell = useTell();
  const navigate = useNavigate();
  const [share, setShare] = useState(0);
  const upload = useUploadImport(setShare);
  const send = (file: File | null) => {
    if (!file) return;
    setShare(0);
    upload.mutate(file, {
      onSuccess: ({ id }) => void navigate({ to: '/import/$importId', params: { importId: id } }),
      onError: tell.failed,
    });
  };
  return (
    <FileButton accept=".csv,.tsv,.txt,.xlsx,.jsonl,.ndjson" onChange={send}>
      {(props) => (
        <Button leftSection={<IconFileImport size={16} />} disabled={upload.isPending} {...props}>
          {upload.isPending ? t('uploading', { share: Math.round(share * 100) }) : t('choose')}
        </Button>
      )}
    </FileButton>
  );
}

function Job({ job }: { readonly job: ImportJob }) {
  const { t } = useTranslation('imports');
  return (
    <Link to="/import/$importId" params={{ importId: job.id }} className={styles.job ?? ''}>
      <span className={styles.name}>{job.name}</span>
      <StatusChip status={job.status} />
      <span className={styles.quiet}>{job.rows > 0 ? t('counted', { ...job }) : job.createdBy}</span>
      <span className={styles.quiet}>
        <Time iso={job.createdAt} />
      </span>
    </Link>
  );
}
