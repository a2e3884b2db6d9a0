import { Button, Modal, Skeleton } from '@mantine/core';
import type { BundleSummary } from '@orderloom/shared/api';
import { IconBoxMultiple, IconClipboardText, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBundles, useImportBundles } from '../api/goods.ts';
import { useMay } from '../api/queries.ts';
import type { Column, ReadRow } from '../tables/read-table.ts';
import { Blank } from '../ui/Blank.tsx';
import { Failure } from '../ui/Failure.tsx';
import { useTell } from '../ui/tell.ts';
import { BundleForm } from './BundleForm.tsx';
import { FindBox } from './FindBox.tsx';
import styles from './Goods.module.css';
import type { GoodsSearch } from './goods-search.ts';
import { PasteDialog } from './PasteDialog.tsx';

interface BundlesProps {
  readonly text: string | undefined;
  readonly onNarrow: (part: Partial<GoodsSearch>) => void;
}

const columns: readonly Column[] = [
  { key: 'code', headings: ['code', 'bundle', '组合装编码', '组合装'] },
  { key: 'name', headings: ['name', '名称', '组合装名称'] },
  { key: 'sku', headings: ['sku', '明细编码', '商品编码', '单品编码'] },
  { key: 'quantity', headings: ['quantity', 'qty', '数量'], number: true },
  { key: 'share', headings: ['share', '分摊', '贡献', '分摊比例'], number: true },
];

/** Bundles with what they hold and how many can be made. */
export function Bundles({ text, onNarrow }: BundlesProps) {
  const { t } = useTranslation(['goods', 'ui']);
  const may = useMay('goods:write');
  const [edited, setEdited] = useState<BundleSummary | 'new' | null>(null);
  const [pasting, setPasting] = useState(false);
  const close = () => setEdited(null);
  const title = edited === null || edited === 'new' ? t('newBundle') : t('editBundle', { code: edited.code });
  return (
    <>
      <div className={styles.tools}>
        <FindBox label={t('findBundle')} text={text} onChange={(next) => onNarrow({ text: next })} />
        <span className={styles.space} />
        {may ? (
          <>
            <Button variant="default" leftSection={<IconClipboardText size={15} />} onClick={() => setPasting(true)}>
              {t('importRows')}
            </Button>
            <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
              {t('newBundle')}
            </Button>
          </>
        ) : null}
      </div>
      <List text={text} onEdit={may ? setEdited : undefined} />
      <Modal opened={edited !== null} onClose={close} title={title} size="lg" closeButtonProps={{ 'aria-label': t('ui:close') }}>
        {edited === null ? null : <BundleForm existing={edited === 'new' ? undefined : edited} onClose={close} />}
      </Modal>
      <Import opened={pasting} onClose={() => setPasting(false)} />
    </>
  );
}

function Import({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('goods');
  const tell = useTell();
  const save = useImportBundles();
  return (
    <PasteDialog
      opened={opened}
      title={t('importBundles')}
      hint={t('importBundlesHint')}
      columns={columns}
      required={['code', 'sku', 'quantity']}
      saving={save.isPending}
      onClose={onClose}
      onRows={(rows) =>
        save.mutate(
          { rows: rows.map(toRow) },
          {
            onSuccess({ saved, refused }) {
              tell.done(t('importedBundles', { count: saved }));
              if (refused.length > 0) tell.failed(new Error(t('refusedBundles', { codes: refused.map((one) => one.code).join('、') })));
              onClose();
            },
            onError: tell.failed,
          },
        )
      }
    />
  );
}

function toRow({ code, name = '', sku, quantity, share = 0 }: ReadRow['values']) {
  return { code: String(code), name: String(name), sku: String(sku), quantity: Number(quantity), share: Number(share) };
}

function List({ text, onEdit }: { readonly text: string | undefined; readonly onEdit: ((bundle: BundleSummary) => void) | undefined }) {
  const { t } = useTranslation(['goods', 'ui']);
  const list = useBundles(text);
  if (list.isPending) return <Skeleton height={160} m={16} radius="lg" />;
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const bundles = list.data.pages.flatMap((page) => page.items);
  if (bundles.length === 0) {
    const icon = <IconBoxMultiple size={36} stroke={1.4} color="var(--ol-accent)" aria-hidden="true" />;
    return <Blank title={text === undefined ? t('noBundles') : t('nothingFound')} text={t('noBundlesText')} icon={icon} />;
  }
  return (
    <>
      <ul className={styles.rows}>
        {bundles.map((bundle) => (
          <li key={bundle.code} className={styles.bundle}>
            <span className={styles.name}>
              <b>{bundle.code}</b>
              <span className={styles.quiet}>{bundle.name}</span>
            </span>
            <span className={styles.holds}>
              {bundle.components.map(({ sku, quantity }) => (
                <span key={sku}>
                  {sku} <span className={styles.quiet}>× {quantity}</span>
                </span>
              ))}
            </span>
            <span className={styles.number}>
              <span className={styles.quiet}>{t('sellable')}</span>{' '}
              <b className={bundle.sellable > 0 ? '' : (styles.bad ?? '')}>{bundle.sellable}</b>
            </span>
            {onEdit ? (
              <Button size="xs" variant="subtle" onClick={() => onEdit(bundle)}>
                {t('edit')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
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
