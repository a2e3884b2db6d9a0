import { Button, Select } from '@mantine/core';
import { type AuditEntry, auditOutcomes } from '@orderloom/shared/api';
import { IconDownload } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { auditAddress, useAudit } from '../../api/queries.ts';
import { Chip } from '../../ui/Chip.tsx';
import { ExportMenu } from '../../ui/ExportMenu.tsx';
import { Time } from '../../ui/Time.tsx';
import styles from '../Access.module.css';
import { Rows } from '../Rows.tsx';
import { actionKey } from './action-key.ts';

const tones = { done: 'done', denied: 'error', refused: 'time', failed: 'error' } as const;

/** What was done, by whom and from where, newest first. */
export function AuditList() {
  const { t } = useTranslation(['access', 'ui']);
  const { outcome } = useSearch({ from: '/access' });
  const navigate = useNavigate({ from: '/access' });
  const audit = useAudit({ outcome });
  const list = { ...audit, data: audit.data?.pages.flatMap((page) => page.items) };
  return (
    <div className={styles.audit}>
      <div className={styles.tools}>
        <Select
          w={180}
          clearable
          aria-label={t('outcome')}
          placeholder={t('allOutcomes')}
          value={outcome ?? null}
          data={auditOutcomes.map((value) => ({ value, label: t(`outcome-${value}`) }))}
          onChange={(value) =>
            void navigate({ search: { tab: 'audit', outcome: auditOutcomes.find((one) => one === value) }, replace: true })
          }
        />
        <span className={styles.space} />
        <ExportMenu list="exportAuditList" filter={{ outcome }} />
        <Button
          variant="default"
          component="a"
          href={auditAddress(outcome)}
          download
          leftSection={<IconDownload size={15} aria-hidden="true" />}
        >
          {t('export-jsonl')}
        </Button>
      </div>
      <Rows list={list} empty={{ title: t('auditEmpty') }}>
        {(entry) => <AuditRow key={entry.id} entry={entry} />}
      </Rows>
      {audit.hasNextPage ? (
        <div className={styles.more}>
          <Button variant="default" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t('ui:loadMore')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function AuditRow({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation(['access', 'audit']);
  const key = actionKey(entry.action);
  return (
    <li className={styles.row}>
      <span className={styles.quiet}>
        <Time iso={entry.at} />
      </span>
      <span>
        <Chip tone={tones[entry.outcome]}>{t(`outcome-${entry.outcome}`)}</Chip>
      </span>
      <span className={styles.name}>{entry.actor.replace(/^person:/, '')}</span>
      <span title={entry.action}>{key === undefined ? entry.action : t(`audit:${key}`)}</span>
      <span className={styles.quiet}>{[entry.target, entry.reason].filter(Boolean).join(' · ')}</span>
      <span className={`${styles.quiet} tabular`}>{entry.address}</span>
    </li>
  );
}
