import { ActionIcon, Skeleton, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { JournalEntry, OrderDetail } from '@orderloom/shared/api';
import type { FlowDocument } from '@orderloom/shared/document';
import { IconFocusCentered, IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { type DiagramHandle, FlowDiagram } from '../diagram/index.ts';
import { stateName } from './flow-names.ts';
import styles from './OrderDiagram.module.css';
import { newestActive, walkOf } from './walk.ts';

/** The canvas takes its size first. */
const settled = 120;

interface OrderDiagramProps {
  readonly order: OrderDetail;
  readonly document: FlowDocument | undefined;
  readonly journal: readonly JournalEntry[];
}

/** The version the order is pinned to, with where it is lit and the way it came drawn. */
export function OrderDiagram({ order, document, journal }: OrderDiagramProps) {
  const { t } = useTranslation('orders');
  const locale = useLocale();
  const narrow = useMediaQuery('(max-width: 900px)');
  const handle = useRef<DiagramHandle>(null);
  const marks = useMemo(() => walkOf(order, journal), [order, journal]);
  useFollow(handle, document && newestActive(order, journal, document));
  if (!document) return <Skeleton height="100%" radius={0} />;
  return (
    <>
      <div className={styles.canvas}>
        <FlowDiagram
          document={document}
          locale={locale}
          marks={marks}
          handle={handle}
          label={t('diagram', { number: order.externalId })}
          minimap={!narrow}
        />
      </div>
      <div className={styles.strip}>
        <span className={styles.key}>
          <i aria-hidden="true" />
          {t('legendActive')}
        </span>
        {order.states.map((id) => (
          <button key={id} type="button" className={styles.place} onClick={() => handle.current?.reveal({ type: 'state', id })}>
            <IconFocusCentered size={13} aria-hidden="true" />
            {stateName({ document, locale }, id)}
          </button>
        ))}
        <span className={styles.key}>
          <i aria-hidden="true" className={styles.walked} />
          {t('legendWalked')}
        </span>
        <ViewTools handle={handle} />
      </div>
    </>
  );
}

function ViewTools({ handle }: { readonly handle: RefObject<DiagramHandle | null> }) {
  const { t } = useTranslation('orders');
  const tools = [
    { text: 'viewWhole', Icon: IconMaximize, act: () => handle.current?.fit() },
    { text: 'viewSmaller', Icon: IconMinus, act: () => handle.current?.zoomOut() },
    { text: 'viewLarger', Icon: IconPlus, act: () => handle.current?.zoomIn() },
  ] as const;
  return (
    <span className={styles.tools}>
      {tools.map(({ text, Icon, act }) => (
        <Tooltip key={text} label={t(text)}>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t(text)} onClick={act}>
            <Icon size={14} />
          </ActionIcon>
        </Tooltip>
      ))}
    </span>
  );
}

/** Brings a state into view, and the next one when the order moves on. */
function useFollow(handle: RefObject<DiagramHandle | null>, state: string | undefined): void {
  useEffect(() => {
    if (state === undefined) return;
    const timer = setTimeout(() => handle.current?.follow(state), settled);
    return () => clearTimeout(timer);
  }, [handle, state]);
}
