import type { ReasonGroup } from '@orderloom/shared/api';
import type { MigrationMapping } from '@orderloom/shared/migrate';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { DecisionControl } from './DecisionControl.tsx';
import type { Documents } from './names.ts';
import styles from './Releases.module.css';

export interface DecisionsProps {
  readonly groups: readonly ReasonGroup[];
  /** Whether a dry run has been seen at all. */
  readonly ready: boolean;
  readonly documents: Documents;
  readonly mapping: MigrationMapping;
  readonly onChange: (mapping: MigrationMapping) => void;
}

/** What keeps orders from moving, each with the choice that settles it. */
export function Decisions({ groups, ready, documents, mapping, onChange }: DecisionsProps) {
  const { t } = useTranslation('releases');
  const locale = useLocale();
  if (!ready) return null;
  return (
    <section className={styles.panel} aria-label={t('decide')}>
      <h2 className={styles.heading}>{t('decide')}</h2>
      {groups.length === 0 ? <p className={styles.quiet}>{t('allDecided')}</p> : null}
      {groups.map((group) => (
        <div key={`${group.code} ${group.subject}`} className={styles.decision}>
          <p className={styles.sentence}>
            <b className="tabular">{t('orders', { count: group.orders })}</b> · {group.message[locale]}
          </p>
          <DecisionControl group={group} documents={documents} mapping={mapping} onChange={onChange} />
          <Examples group={group} />
        </div>
      ))}
    </section>
  );
}

/** A few of the orders concerned, one click away. */
export function Examples({ group }: { readonly group: ReasonGroup }) {
  const { t } = useTranslation('releases');
  return (
    <p className={styles.quiet}>
      {t('examples')}{' '}
      {group.examples.map(({ id, externalId }, index) => (
        <span key={id}>
          {index > 0 ? ', ' : ''}
          <Link to="/orders/$orderId" params={{ orderId: id }} className={styles.link ?? ''}>
            {externalId}
          </Link>
        </span>
      ))}
    </p>
  );
}
