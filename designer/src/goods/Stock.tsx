import { Button, Modal, SegmentedControl, Select, Skeleton } from '@mantine/core';
import type { StockSummary } from '@orderloom/shared/api';
import { IconClipboardText, IconPackages, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountStock, useStock, useStockWarehouses } from '../api/goods.ts';
import { useMay } from '../api/queries.ts';
import type { Column } from '../tables/read-table.ts';
import { Blank } from '../ui/Blank.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { Failure } from '../ui/Failure.tsx';
import { useTell } from '../ui/tell.ts';
import { FindBox } from './FindBox.tsx';
import styles from './Goods.module.css';
import type { GoodsSearch } from './goods-search.ts';
import { PasteDialog } from './PasteDialog.tsx';
import { StockForm } from './StockForm.tsx';
import { StockTable } from './StockTable.tsx';

interface StockProps {
  readonly search: GoodsSearch;
  readonly onNarrow: (part: Partial<GoodsSearch>) => void;
}

const columns: readonly Column[] = [
  { key: 'sku', headings: ['sku', '商品编码', '编码'] },
  { key: 'warehouse', headings: ['warehouse', '仓库', '仓库编码'] },
  { key: 'onHand', headings: ['on hand', 'onhand', 'quantity', '现货', '数量', '库存'], number: true },
  { key: 'safety', headings: ['safety', '安全库存'], number: true },
];

/** What there is, what of it is promised, and what is asked for in vain. */
export function Stock({ search, onNarrow }: StockProps) {
  const { t } = useTranslation(['goods', 'ui']);
  const may = useMay('goods:write');
  const warehouses = useStockWarehouses().data ?? [];
  const [edited, setEdited] = useState<StockSummary | 'new' | null>(null);
  const [pasting, setPasting] = useState(false);
  const close = () => setEdited(null);
  return (
    <>
      <div className={styles.tools}>
        <FindBox label={t('findSku')} text={search.text} onChange={(text) => onNarrow({ text })} />
        <Select
          w={140}
          clearable
          aria-label={t('warehouse')}
          placeholder={t('allWarehouses')}
          value={search.warehouse ?? null}
          data={warehouses}
          onChange={(warehouse) => onNarrow({ warehouse: warehouse ?? undefined })}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('only')}
          value={search.only ?? ''}
          data={[
            { value: '', label: t('all') },
            { value: 'empty', label: t('empty') },
            { value: 'oversold', label: t('oversold') },
          ]}
          onChange={(only) => onNarrow({ only: only === 'empty' || only === 'oversold' ? only : undefined })}
        />
        <span className={styles.space} />
        <ExportMenu list="exportStock" filter={{ text: search.text, warehouse: search.warehouse, only: search.only }} />
        {may ? (
          <>
            <Button variant="default" leftSection={<IconClipboardText size={15} />} onClick={() => setPasting(true)}>
              {t('importRows')}
            </Button>
            <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
              {t('newStock')}
            </Button>
          </>
        ) : null}
      </div>
      <List search={search} onEdit={may ? setEdited : undefined} />
      <Modal
        opened={edited !== null}
        onClose={close}
        title={edited === null || edited === 'new' ? t('newStock') : t('editStock', { sku: edited.sku, warehouse: edited.warehouse })}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        {edited === null ? null : <StockForm existing={edited === 'new' ? undefined : edited} onClose={close} />}
      </Modal>
      <Import opened={pasting} onClose={() => setPasting(false)} />
    </>
  );
}

function Import({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('goods');
  const tell = useTell();
  const count = useCountStock();
  return (
    <PasteDialog
      opened={opened}
      title={t('importStock')}
      hint={t('importStockHint')}
      columns={columns}
      required={['sku', 'warehouse', 'onHand']}
      saving={count.isPending}
      onClose={onClose}
      onRows={(rows) =>
        count.mutate(
          rows.map(({ sku, warehouse, onHand, safety }) => ({
            sku: String(sku),
            warehouse: String(warehouse),
            onHand: Number(onHand),
            ...(safety === undefined ? {} : { safety: Number(safety) }),
          })),
          {
            onSuccess({ saved }) {
              tell.done(t('importedStock', { count: saved }));
              onClose();
            },
            onError: tell.failed,
          },
        )
      }
    />
  );
}

function List({ search, onEdit }: { readonly search: GoodsSearch; readonly onEdit: ((row: StockSummary) => void) | undefined }) {
  const { t } = useTranslation(['goods', 'ui']);
  const { text, warehouse, only } = search;
  const list = useStock({ text, warehouse, only });
  if (list.isPending) return <Skeleton height={160} m={16} radius="lg" />;
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) {
    const narrowed = text !== undefined || warehouse !== undefined || only !== undefined;
    const icon = <IconPackages size={36} stroke={1.4} color="var(--ol-accent)" aria-hidden="true" />;
    return (
      <Blank
        title={narrowed ? t('nothingFound') : t('noStock')}
        text={only === 'oversold' ? t('noOversold') : t('noStockText')}
        icon={icon}
      />
    );
  }
  return (
    <>
      <StockTable rows={rows} onEdit={onEdit} />
      {list.hasNextPage ? (
        <div className={styles.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('ui:loadMore')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
