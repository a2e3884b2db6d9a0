import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOrderIncidents } from '../api/queries.ts';
import { useLocale } from '../app/locale.ts';
import styles from './Incidents.module.css';
import { useIncidentTitle } from './incident-words.ts';
import { MendButtons } from './MendButtons.tsx';

/** What keeps one order from going on, with its mend beside; nothing when it is well. */
export function OrderIncidents({
  order,
  className,
  heading,
}: {
  readonly order: string;
  readonly className?: string | undefined;
  readonly heading?: string | undefined;
}) {
  const { t } = useTranslation('incidents');
  const locale = useLocale();
  const title = useIncidentTitle();
  const incidents = useOrderIncidents(order).data ?? [];
  if (incidents.length === 0) return null;
  return (
    <section className={className}>
      <h2 className={heading}>{t('onOrder')}</h2>
      {incidents.map((incident) => (
        <div key={incident.id} className={styles.onOrder}>
          <Link to="/incidents/$incidentId" params={{ incidentId: incident.id }}>
            {title(incident)}
          </Link>
          <p className={styles.why}>{incident.problem.message[locale]}</p>
          <MendButtons incident={incident} order={order} compact />
        </div>
      ))}
    </section>
  );
}
