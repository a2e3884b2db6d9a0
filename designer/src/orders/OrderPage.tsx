import { Button, Skeleton } from '@mantine/core';
import type { OrderDetail } from '@orderloom/shared/api';
import { IconTool } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFlowVersion, useJournal, useOrder } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import { RepairProvider, useRepairing } from '../repairs/repair-context.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Page } from '../ui/Page.tsx';
import { OrderDiagram } from './OrderDiagram.tsx';
import styles from './OrderPage.module.css';
import side from './OrderSide.module.css';
import { OrderSide } from './OrderSide.tsx';
import { OrderFacts, OrderTitle } from './StatusBar.tsx';
import { Timeline } from './Timeline.tsx';

/** One order: where it stands in the drawing, what happened to it, and what can be done now. */
export function OrderPage({ orderId }: { readonly orderId: string }) {
  const order = useOrder(orderId);
  if (order.isPending) return <OrderSkeleton />;
  if (!order.data) {
    return (
      <Page title={<OrderTitle number={orderId} />}>
        <Failure error={order.error} onRetry={() => void order.refetch()} />
      </Page>
    );
  }
  return <LoadedOrder order={order.data} />;
}

function LoadedOrder({ order }: { readonly order: OrderDetail }) {
  const locale = useLocale();
  const version = useFlowVersion(order.flow, order.version);
  const journal = useJournal(order.id);
  const document = version.data?.document;
  const names = useMemo(() => ({ document, locale }), [document, locale]);
  return (
    <RepairProvider order={order} document={document}>
      <Page title={<OrderTitle number={order.externalId} />} aside={<OrderFacts order={order} />} actions={<MoveButton />} fixed>
        <div className={styles.layout}>
          <div className={styles.main}>
            <div className={styles.diagram}>
              {version.isError ? (
                <Failure error={version.error} onRetry={() => void version.refetch()} />
              ) : (
                <OrderDiagram order={order} document={document} journal={journal.data ?? []} />
              )}
            </div>
            <Timeline order={order} journal={journal} names={names} />
          </div>
          <OrderSide order={order} names={names} />
        </div>
      </Page>
    </RepairProvider>
  );
}

/** To put the order where it should stand. */
function MoveButton() {
  const { t } = useTranslation('repairs');
  const repair = useRepairing();
  if (!repair) return null;
  return (
    <Button variant="default" leftSection={<IconTool size={15} />} onClick={() => repair({ type: 'move' })}>
      {t('move')}
    </Button>
  );
}

function OrderSkeleton() {
  return (
    <Page title={<Skeleton height={20} width={220} />} fixed>
      <div className={styles.layout} aria-busy="true">
        <div className={styles.main}>
          <div className={styles.diagram}>
            <Skeleton height="100%" radius={0} />
          </div>
          <div className={styles.timeline}>
            <Skeleton height={20} width={120} mb={12} />
            <Skeleton height={160} />
          </div>
        </div>
        <div className={styles.side}>
          <div className={side.section}>
            <Skeleton height={80} />
          </div>
          <div className={side.section}>
            <Skeleton height={200} />
          </div>
        </div>
      </div>
    </Page>
  );
}
