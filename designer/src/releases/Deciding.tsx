import { Button } from '@mantine/core';
import type { MigrationPlan } from '@orderloom/shared/api';
import type { LosingCode, MigrationMapping } from '@orderloom/shared/migrate';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DryRunSum, type MoveBetween, useMay, useSaveMapping, useStartMigration } from '../api/queries.ts';
import { useErrorText } from '../ui/error-text.ts';
import { useTell } from '../ui/tell.ts';
import { ChangedTimers } from './ChangedTimers.tsx';
import { Confirm } from './Confirm.tsx';
import { Decided } from './Decided.tsx';
import { Decisions } from './Decisions.tsx';
import { Losses } from './Losses.tsx';
import type { Documents } from './names.ts';
import styles from './Releases.module.css';
import { type DryRunState, useDryRun } from './use-dry-run.ts';

export interface DecidingProps {
  readonly flowId: string;
  readonly between: MoveBetween;
  readonly plan: MigrationPlan;
  readonly documents: Documents;
}

/** The dry run and everything it asks; each decision tries all orders again. */
export function Deciding({ flowId, between, plan, documents }: DecidingProps) {
  const [mapping, setMapping] = useState(plan.mapping);
  const [accept, setAccept] = useState<readonly LosingCode[]>([]);
  const [again, setAgain] = useState(0);
  const dry = useDryRun(flowId, between, mapping, again);
  const groups = dry.sum?.groups ?? [];
  const shared = { documents, mapping, onChange: setMapping };
  return (
    <>
      <Figures dry={dry} total={plan.orders} onAgain={() => setAgain(again + 1)} />
      <Decisions {...shared} groups={groups.filter(({ blocks }) => blocks)} ready={dry.sum !== null} />
      <Losses groups={groups.filter(({ blocks }) => !blocks)} accept={accept} onChange={setAccept} />
      <ChangedTimers {...shared} timers={plan.differences.timers} />
      <Decided {...shared} />
      <Foot flowId={flowId} between={between} mapping={mapping} accept={accept} dry={dry} />
    </>
  );
}

function Figures({
  dry: { sum, running, error },
  total,
  onAgain,
}: {
  readonly dry: DryRunState;
  readonly total: number;
  readonly onAgain: () => void;
}) {
  const { t } = useTranslation('releases');
  const errorText = useErrorText();
  const figures = [
    { tone: 'done', text: t('canMove'), value: sum?.clean },
    { tone: 'time', text: t('wouldLose'), value: sum?.losing },
    { tone: 'error', text: t('needDecision'), value: sum?.blocked },
  ];
  return (
    <section className={styles.panel} aria-label={t('stepTry')} aria-busy={running}>
      <div className={styles.headRow}>
        <h2 className={styles.heading}>{t('stepTry')}</h2>
        <span className={styles.quiet} role="status">
          {running ? t('trying', { done: sum?.examined ?? 0, total }) : t('stepTryText')}
        </span>
        <Button variant="default" loading={running} onClick={onAgain}>
          {t('tryAgain')}
        </Button>
      </div>
      <div className={styles.figures}>
        {figures.map(({ tone, text, value }) => (
          <div key={tone} className={styles.figure} data-tone={(value ?? 0) > 0 ? tone : undefined}>
            <div className={`${styles.number} tabular`}>{value ?? '—'}</div>
            <div className={styles.quiet}>{text}</div>
          </div>
        ))}
      </div>
      {error ? (
        <p className={styles.sentence} role="alert">
          {errorText(error)}
        </p>
      ) : null}
    </section>
  );
}

interface FootProps {
  readonly flowId: string;
  readonly between: MoveBetween;
  readonly mapping: MigrationMapping;
  readonly accept: readonly LosingCode[];
  readonly dry: DryRunState;
}

/** Keeps what was decided, and moves what can move. */
function Foot({ flowId, between, mapping, accept, dry }: FootProps) {
  const { t } = useTranslation('releases');
  const tell = useTell();
  const navigate = useNavigate();
  const save = useSaveMapping(flowId, between.to);
  const start = useStartMigration(flowId);
  const mayMigrate = useMay('flows:migrate');
  const [asked, setAsked] = useState(false);
  const count = movable(dry.sum, accept);
  const rest = (dry.sum?.examined ?? 0) - count;
  const run = () =>
    start.mutate(
      { ...between, mapping, accept: [...accept] },
      {
        onSuccess: ({ id }) => void navigate({ to: '/migrations/$migrationId', params: { migrationId: id } }),
        onError: tell.failed,
      },
    );
  return (
    <footer className={styles.foot}>
      {rest > 0 ? (
        <span className={`${styles.quiet} ${styles.grow}`}>{t('moveHint', { count: rest })}</span>
      ) : (
        <span className={styles.grow} />
      )}
      <Button
        variant="default"
        loading={save.isPending}
        disabled={!mayMigrate}
        onClick={() => save.mutate(mapping, { onSuccess: () => tell.done(t('mappingSaved')), onError: tell.failed })}
      >
        {t('saveMapping', { version: between.to })}
      </Button>
      <Button disabled={count === 0 || dry.running || !mayMigrate} onClick={() => setAsked(true)}>
        {t('moveNow', { count })}
      </Button>
      {asked ? (
        <Confirm
          title={t('confirmMove', { count, version: between.to })}
          text={t('confirmMoveText')}
          action={t('moveNow', { count })}
          pending={start.isPending}
          onConfirm={run}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </footer>
  );
}

/** Orders with several losses are counted once: they move only when all of theirs are accepted, so this may say too few, never too many. */
function movable(sum: DryRunSum | null, accept: readonly LosingCode[]): number {
  if (!sum) return 0;
  const refused = sum.groups.filter(({ blocks, code }) => !blocks && !accept.some((one) => one === code));
  const most = refused.reduce((total, { orders }) => total + orders, 0);
  return sum.clean + Math.max(0, sum.losing - most);
}
