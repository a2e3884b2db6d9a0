import { ActionIcon, Button, SegmentedControl, Skeleton } from '@mantine/core';
import type { FactSummary } from '@orderloom/shared/api';
import { type FactKind, factKinds, measures } from '@orderloom/shared/routing';
import { IconClipboardText, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/queries.ts';
import { useFacts, useImportFacts, useRemoveFact } from '../api/routing.ts';
import { useLocale } from '../app/locale.ts';
import { PasteDialog } from '../goods/PasteDialog.tsx';
import { Failure } from '../ui/Failure.tsx';
import { formatValue } from '../ui/fields/index.ts';
import { useNow } from '../ui/now.ts';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';
import styles from './Routing.module.css';

/** What is known of warehouses, carriers and customers, each value with its age. */
export function Facts() {
  const { t } = useTranslation('routing');
  const may = useMay('facts:write');
  const [kind, setKind] = useState<FactKind>('warehouse');
  const [importing, setImporting] = useState(false);
  const choose = (next: string) => setKind(factKinds.find((candidate) => candidate === next) ?? 'warehouse');
  return (
    <>
      <div className={styles.tools} style={{ paddingInline: 16 }}>
        <SegmentedControl
          size="xs"
          aria-label={t('tab-facts')}
          value={kind}
          data={factKinds.map((value) => ({ value, label: t(`kind-${value}`) }))}
          onChange={choose}
        />
        <span className={styles.space} />
        {may ? (
          <Button variant="default" leftSection={<IconClipboardText size={15} />} onClick={() => setImporting(true)}>
            {t('importFacts')}
          </Button>
        ) : null}
      </div>
      <FactTable kind={kind} may={may} />
      {importing ? <FactImport key={kind} kind={kind} onClose={() => setImporting(false)} /> : null}
    </>
  );
}

function FactTable({ kind, may }: { readonly kind: FactKind; readonly may: boolean }) {
  const { t } = useTranslation(['routing', 'ui']);
  const locale = useLocale();
  const list = useFacts(kind);
  if (list.isPending) return <Skeleton height={160} m={16} radius="lg" />;
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return <p className={styles.empty}>{t('noFacts')}</p>;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('code')}</th>
            <th>{t('name')}</th>
            {Object.entries(measures[kind]).map(([key, { label, unit }]) => (
              <th key={key}>
                {label[locale]}
                {unit === undefined ? '' : ` ${unit}`}
              </th>
            ))}
            <th aria-label={t('removeRow')} />
          </tr>
        </thead>
        <tbody>
          {rows.map((fact) => (
            <FactRow key={fact.code} fact={fact} may={may} />
          ))}
        </tbody>
      </table>
      {list.hasNextPage ? (
        <Button m={12} variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ui:loadMore')}
        </Button>
      ) : null}
    </div>
  );
}

function FactRow({ fact, may }: { readonly fact: FactSummary; readonly may: boolean }) {
  const { t } = useTranslation('routing');
  const locale = useLocale();
  const now = useNow(30_000);
  const tell = useTell();
  const remove = useRemoveFact();
  const { kind, code, name, values } = fact;
  return (
    <tr>
      <td className="tabular">{code}</td>
      <td>{name}</td>
      {Object.entries(measures[kind]).map(([key, { type, maxAge }]) => {
        const told = values[key];
        if (!told) return <td key={key}>–</td>;
        const stale = maxAge !== null && now - told.at > maxAge;
        return (
          <td key={key} className="tabular">
            {formatValue(told.value, type, locale)}
            <br />
            <small className={stale ? styles.warn : styles.quiet} title={stale ? t('stale') : undefined}>
              <Time iso={new Date(told.at).toISOString()} as="ago" />
              {stale ? ` · ${t('stale')}` : ''}
            </small>
          </td>
        );
      })}
      <td>
        {may ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('removeFact', { code })}
            onClick={() => remove.mutate({ kind, code }, { onError: tell.failed })}
          >
            <IconTrash size={14} />
          </ActionIcon>
        ) : null}
      </td>
    </tr>
  );
}

function FactImport({ kind, onClose }: { readonly kind: FactKind; readonly onClose: () => void }) {
  const { t } = useTranslation('routing');
  const locale = useLocale();
  const tell = useTell();
  const take = useImportFacts();
  const told = Object.entries(measures[kind]);
  const columns = [
    { key: 'code', headings: ['code', '编码'] },
    { key: 'name', headings: ['name', '名称'] },
    ...told.map(([key, { label }]) => ({ key, headings: [key.toLowerCase(), label.zh, label.en.toLowerCase()] })),
  ];
  return (
    <PasteDialog
      opened
      title={t('importOf', { kind: t(`kind-${kind}`) })}
      hint={t('importHint', { columns: [t('code'), t('name'), ...told.map(([, { label }]) => label[locale])].join('、') })}
      columns={columns}
      required={['code']}
      saving={take.isPending}
      onClose={onClose}
      onRows={(rows) =>
        take.mutate(
          {
            kind,
            rows: rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, asMeasured(kind, key, cell)]))),
          },
          {
            onSuccess({ saved }) {
              tell.done(t('imported', { count: saved }));
              onClose();
            },
            onError: tell.failed,
          },
        )
      }
    />
  );
}

/** People write prices in yuan. */
function asMeasured(kind: FactKind, key: string, cell: string | number): string | number {
  if (measures[kind][key]?.type.type !== 'money') return cell;
  const yuan = Number(String(cell).replace(/[,¥￥\s]/g, ''));
  return Number.isFinite(yuan) ? Math.round(yuan * 100) : cell;
}
