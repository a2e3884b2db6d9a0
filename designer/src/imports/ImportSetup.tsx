import { Button, Select, Skeleton, TextInput } from '@mantine/core';
import type { ImportJob, ImportPreview } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { targetsOf } from '@orderloom/shared/mapping';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlows, useFlowVersion } from '../api/flows.ts';
import { useImportPreview } from '../api/imports.ts';
import { useLocale } from '../app/locale.ts';
import { Failure } from '../ui/Failure.tsx';
import { Columns } from './Columns.tsx';
import styles from './Imports.module.css';
import { emptyDraft, type ImportDraft, planOf, samplesOf, suggested } from './import-draft.ts';
import { PreviewTable } from './PreviewTable.tsx';
import { States } from './States.tsx';
import { Trial } from './Trial.tsx';

/** Says what a file means, in four steps. */
export function ImportSetup({ job }: { readonly job: ImportJob }) {
  const { data, error, refetch } = useImportPreview(job.id);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return data ? <Setup job={job} preview={data} /> : <Skeleton height={240} m={16} />;
}

function Setup({ job, preview }: { readonly job: ImportJob; readonly preview: ImportPreview }) {
  const { t } = useTranslation('imports');
  const [draft, setDraft] = useState<ImportDraft>(emptyDraft);
  const change = (part: Partial<ImportDraft>) => setDraft((before) => ({ ...before, ...part }));
  const name = useCallback(
    (states: ImportDraft['states']) => setDraft((before) => ({ ...before, states: { ...states, ...before.states } })),
    [],
  );
  const flow = useFlows().data?.find(({ id }) => id === draft.flow);
  const document = useFlowVersion(flow?.id, flow?.version ?? undefined).data?.document;
  const targets = useMemo(() => targetsOf(document).filter((target) => target.in === 'order' && target.used), [document]);
  const samples = useMemo(() => samplesOf(preview, draft.number), [preview, draft.number]);
  return (
    <div className={styles.sections}>
      <section className={styles.section}>
        <h2 className={styles.heading}>{t('preview')}</h2>
        <PreviewTable preview={preview} />
      </section>
      <section className={styles.section}>
        <h2 className={styles.heading}>{t('step1')}</h2>
        <Beginning draft={draft} columns={preview.columns} onChange={change} />
      </section>
      {document ? (
        <>
          <section className={styles.section}>
            <h2 className={styles.heading}>
              {t('step2')}
              <Button size="compact-xs" variant="light" onClick={() => setDraft((before) => suggested(before, samples, targets))}>
                {t('suggest')}
              </Button>
            </h2>
            <Columns
              targets={targets}
              columns={preview.columns}
              samples={samples}
              fields={draft.fields}
              onChange={(fields) => change({ fields })}
            />
          </section>
          <section className={styles.section}>
            <h2 className={styles.heading}>{t('step3')}</h2>
            <States job={job} document={document} draft={draft} columns={preview.columns} onChange={change} onNamed={name} />
          </section>
          <section className={styles.section}>
            <h2 className={styles.heading}>{t('step4')}</h2>
            <Trial job={job} plan={planOf(draft, flow?.version ?? undefined)} document={document} />
          </section>
        </>
      ) : null}
    </div>
  );
}

interface BeginningProps {
  readonly draft: ImportDraft;
  readonly columns: readonly string[];
  readonly onChange: (part: Partial<ImportDraft>) => void;
}

function Beginning({ draft, columns, onChange }: BeginningProps) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const flows = (useFlows().data ?? []).filter(({ version }) => version !== null);
  return (
    <div className={styles.inputs}>
      <Select
        label={t('flow')}
        placeholder={t('chooseFlow')}
        data={flows.map(({ id, name, version }) => ({ value: id, label: `${textOf(name, locale) || id} v${version}` }))}
        value={draft.flow}
        onChange={(flow) => onChange({ flow, fields: [], states: {}, fixed: [] })}
      />
      <TextInput
        label={t('channel')}
        description={t('channelHint')}
        value={draft.channel}
        onChange={(event) => onChange({ channel: event.currentTarget.value })}
      />
      <Select
        searchable
        label={t('number')}
        description={t('numberHint')}
        data={[...columns]}
        value={draft.number}
        onChange={(number) => onChange({ number })}
      />
    </div>
  );
}
