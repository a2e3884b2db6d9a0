import { useTranslation } from 'react-i18next';
import { useMay } from '../api/queries.ts';
import { useOrderRoutes, useRouting } from '../api/routing.ts';
import { Time } from '../ui/Time.tsx';
import { Given } from './Given.tsx';
import { RouteWhy } from './RouteWhy.tsx';
import styles from './Routing.module.css';

interface OrderRoutesProps {
  readonly order: string;
  readonly className?: string | undefined;
  readonly heading?: string | undefined;
}

/** Where an order was sent, and why; nothing where it was not routed. */
export function OrderRoutes(props: OrderRoutesProps) {
  return useMay('routing:read') ? <Routes {...props} /> : null;
}

function Routes({ order, className, heading }: OrderRoutesProps) {
  const { t } = useTranslation('routing');
  const facts = useRouting().data?.facts ?? [];
  const [last] = useOrderRoutes(order).data ?? [];
  if (!last) return null;
  const { outcome, explanation, at } = last;
  return (
    <section className={className}>
      <h2 className={heading}>{t('whyHere')}</h2>
      <p>
        <Given give={{ ...outcome, note: '' }} facts={facts} />
        {outcome.warehouse === null ? <span className={styles.quiet}> {t('nowhere')}</span> : null}
      </p>
      {outcome.note === '' ? null : <p>{outcome.note}</p>}
      <p className={styles.quiet}>
        {t('decidedBy', { version: explanation.version })} · <Time iso={at} />
      </p>
      <RouteWhy explanation={explanation} facts={facts} />
    </section>
  );
}
