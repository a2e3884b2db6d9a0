import { Button, Checkbox, Group, Select, Skeleton } from '@mantine/core';
import type { ReleaseState } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { IconVersions } from '@tabler/icons-react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFlow, useFlowVersion, useMigrationPlan, useRelease } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { Blank } from '../ui/Blank.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { Deciding } from './Deciding.tsx';
import styles from './Releases.module.css';

/** Brings orders in flight to another version: which, what speaks against it, and the move. */
export function MovePage() {
  const { flowId } = useParams({ from: '/flows/$flowId/move' });
  const { t } = useTranslation('releases');
  const locale = useLocale();
  const flow = useFlow(flowId);
  const release = useRelease(flowId);
  return (
    <Page
      title={t('moveTitle', { name: textOf(flow.data?.name ?? {}, locale) || flowId })}
      actions={
        <Button
          variant="default"
          leftSection={<IconVersions size={15} />}
          renderRoot={(props) => <Link to="/flows/$flowId/versions" params={{ flowId }} {...props} />}
        >
          {t('versionsLink')}
        </Button>
      }
    >
      {release.isError ? <Failure error={release.error} onRetry={() => void release.refetch()} /> : null}
      {release.isPending ? <Skeleton height={240} m={16} /> : null}
      {release.data && release.data.versions.length < 2 ? <Blank title={t('onlyOne')} /> : null}
      {release.data && release.data.versions.length >= 2 ? <Move flowId={flowId} release={release.data} /> : null}
    </Page>
  );
}

function Move({ flowId, release }: { readonly flowId: string; readonly release: ReleaseState }) {
  const { t } = useTranslation('releases');
  const search = useSearch({ from: '/flows/$flowId/move' });
  const navigate = useNavigate();
  const to = search.to ?? release.active ?? 1;
  const others = release.versions.filter(({ version }) => version !== to);
  const living = others.filter(({ active, error }) => active + error > 0).map(({ version }) => version);
  const from = (search.from ?? living).filter((version) => version !== to);
  const go = (next: { to: number; from?: number[] }) =>
    void navigate({ to: '/flows/$flowId/move', params: { flowId }, search: next, replace: true });
  return (
    <div className={styles.column}>
      <section className={styles.panel} aria-label={t('stepWhich')}>
        <h2 className={styles.heading}>{t('stepWhich')}</h2>
        <Select
          label={t('to')}
          maw={320}
          allowDeselect={false}
          value={String(to)}
          data={release.versions.map(({ version, note }) => ({
            value: String(version),
            label: note ? `v${version} · ${note}` : `v${version}`,
          }))}
          onChange={(chosen) => go({ to: Number(chosen ?? to) })}
        />
        {others.every(({ active, error }) => active + error === 0) ? (
          <p className={styles.quiet}>{t('nothingToMove')}</p>
        ) : (
          <Checkbox.Group
            label={t('from')}
            value={from.map(String)}
            onChange={(chosen) => go({ to, from: chosen.map(Number).sort((a, b) => b - a) })}
          >
            <Group mt={6} gap={16}>
              {others.map(({ version, active, error }) => (
                <Checkbox
                  key={version}
                  value={String(version)}
                  disabled={active + error === 0}
                  label={t('fromOption', { version, orders: active + error })}
                />
              ))}
            </Group>
          </Checkbox.Group>
        )}
      </section>
      {from.length > 0 ? <Planned key={`${to} ${from.join()}`} flowId={flowId} from={from} to={to} /> : null}
    </div>
  );
}

interface PlannedProps {
  readonly flowId: string;
  readonly from: readonly number[];
  readonly to: number;
}

function Planned({ flowId, from, to }: PlannedProps) {
  const plan = useMigrationPlan(flowId, { from, to });
  const source = useFlowVersion(flowId, from[0]);
  const target = useFlowVersion(flowId, to);
  const failed = [plan, source, target].find((one) => one.isError);
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!plan.data || !source.data || !target.data) return <Skeleton height={240} />;
  const documents = { source: source.data.document, target: target.data.document };
  return <Deciding flowId={flowId} between={{ from, to }} plan={plan.data} documents={documents} />;
}
