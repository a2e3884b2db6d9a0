import { Button, TextInput } from '@mantine/core';
import { IconFileImport, IconPlus, IconSearch, IconSitemap } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { May } from '../api/May.tsx';
import { useFlows, useMay } from '../api/queries.ts';
import { ImportFlowDialog } from '../exchange/ImportFlowDialog.tsx';
import { Blank } from '../ui/Blank.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { FirstVisit } from './FirstVisit.tsx';
import { FlowCard, FlowCardSkeleton } from './FlowCard.tsx';
import styles from './Flows.module.css';
import { NewFlowDialog } from './NewFlowDialog.tsx';

const findFrom = 7;

/** Every flow of the company, as cards with what each looks like. */
export function FlowsPage() {
  const { t } = useTranslation('flows');
  const flows = useFlows();
  const [open, setOpen] = useState<'new' | 'import' | null>(null);
  const [text, setText] = useState('');
  const known = flows.data ?? [];
  return (
    <Page
      title={t('title')}
      aside={flows.data ? <Chip>{t('count', { count: known.length })}</Chip> : null}
      actions={
        <>
          {known.length >= findFrom ? (
            <TextInput
              aria-label={t('find')}
              placeholder={t('find')}
              leftSection={<IconSearch size={14} aria-hidden="true" />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          ) : null}
          <May permission="flows:write">
            <Button variant="default" leftSection={<IconFileImport size={15} />} onClick={() => setOpen('import')}>
              {t('import')}
            </Button>
            <Button leftSection={<IconPlus size={15} />} onClick={() => setOpen('new')}>
              {t('create')}
            </Button>
          </May>
        </>
      }
    >
      <FlowGrid flows={flows} text={text} onCreate={() => setOpen('new')} />
      <NewFlowDialog opened={open === 'new'} onClose={() => setOpen(null)} />
      <ImportFlowDialog opened={open === 'import'} onClose={() => setOpen(null)} />
    </Page>
  );
}

interface FlowGridProps {
  readonly flows: ReturnType<typeof useFlows>;
  readonly text: string;
  readonly onCreate: () => void;
}

function FlowGrid({ flows, text, onCreate }: FlowGridProps) {
  const { t } = useTranslation('flows');
  const mayDraw = useMay('flows:write');
  if (flows.isPending) {
    return (
      <div className={styles.grid} aria-busy="true">
        {Array.from({ length: 6 }, (_, place) => `skeleton-${place}`).map((key) => (
          <FlowCardSkeleton key={key} />
        ))}
      </div>
    );
  }
  if (flows.isError) return <Failure error={flows.error} onRetry={() => void flows.refetch()} />;
  if (flows.data.length === 0) {
    return mayDraw ? (
      <FirstVisit onMore={onCreate} />
    ) : (
      <Blank
        title={t('emptyTitle')}
        text={t('emptyText')}
        icon={<IconSitemap size={36} stroke={1.4} color="var(--ol-accent)" aria-hidden="true" />}
      />
    );
  }
  const wanted = text.trim().toLowerCase();
  const shown = flows.data.filter((flow) => [flow.name.zh, flow.name.en].some((name) => (name ?? '').toLowerCase().includes(wanted)));
  if (shown.length === 0 && wanted !== '') return <Blank title={t('nothingFound', { text })} />;
  return (
    <ul className={styles.grid}>
      {(wanted === '' ? flows.data : shown).map((flow) => (
        <FlowCard key={flow.id} flow={flow} />
      ))}
    </ul>
  );
}
