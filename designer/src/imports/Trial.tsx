import { Button } from '@mantine/core';
import type { ImportJob, ImportPlan, ImportTrial } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { useStartImport, useTryImport } from '../api/imports.ts';
import { useLocale } from '../app/locale.ts';
import { shownAs } from '../mapping/trace-field.ts';
import { Chip } from '../ui/Chip.tsx';
import { useTell } from '../ui/tell.ts';
import styles from './Imports.module.css';

interface TrialProps {
  readonly job: ImportJob;
  readonly plan: ImportPlan | undefined;
  readonly document: FlowDocument;
}

/** What would come of the first rows, and the beginning of all. */
export function Trial({ job, plan, document }: TrialProps) {
  const { t } = useTranslation('imports');
  const tell = useTell();
  const trial = useTryImport(job.id);
  const start = useStartImport(job.id);
  const withPlan = (run: (plan: ImportPlan) => void) => () => {
    if (plan) run(plan);
  };
  return (
    <>
      <div className={styles.foot}>
        <Button
          variant="default"
          disabled={!plan}
          loading={trial.isPending}
          onClick={withPlan((given) => trial.mutate(given, { onError: tell.failed }))}
        >
          {t('tryFirst')}
        </Button>
        <Button disabled={!plan} loading={start.isPending} onClick={withPlan((given) => start.mutate(given, { onError: tell.failed }))}>
          {t('start')}
        </Button>
        {plan ? null : <span className={styles.quiet}>{t('chooseFirst')}</span>}
      </div>
      {trial.data ? <Outcome trial={trial.data} document={document} /> : null}
    </>
  );
}

function Outcome({ trial, document }: { readonly trial: ImportTrial; readonly document: FlowDocument }) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  return (
    <div role="status">
      <p>{t('tried', { ...trial })}</p>
      {trial.timersPassed > 0 ? <p className={styles.quiet}>{t('passed', { count: trial.timersPassed })}</p> : null}
      <ul className={styles.pairs}>
        {trial.rejections.map(({ row, order, column, reason }) => (
          <li key={`${row} ${column} ${reason.en}`} className={styles.pair}>
            <span>{t('row', { row })}</span>
            <span>{[order, column].filter((part) => part !== '').join(' · ')}</span>
            <span className={`${styles.value} ${styles.bad}`}>{reason[locale]}</span>
          </li>
        ))}
      </ul>
      {trial.samples.slice(0, 1).map(({ row, externalId, states, data }) => (
        <div key={row}>
          <h3 className={styles.heading}>
            {t('sample', { row })} {externalId}
            {states.map((id) => (
              <Chip key={id} tone="done">
                {textOf(document.states[id]?.label, locale) || id}
              </Chip>
            ))}
          </h3>
          <ul className={styles.pairs}>
            {Object.entries(data).map(([key, value]) => (
              <li key={key} className={styles.pair}>
                <span>{textOf(document.context[key]?.label, locale) || key}</span>
                <span className={styles.value}>{shownAs(document.context[key]?.type, value)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
