import { Checkbox } from '@mantine/core';
import type { ReasonGroup } from '@orderloom/shared/api';
import { isLoss, type LosingCode } from '@orderloom/shared/migrate';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../app/locale.ts';
import { Examples } from './Decisions.tsx';
import styles from './Releases.module.css';

export interface LossesProps {
  readonly groups: readonly ReasonGroup[];
  readonly accept: readonly LosingCode[];
  readonly onChange: (accept: readonly LosingCode[]) => void;
}

/** What orders would lose by moving; accepted by kind. */
export function Losses({ groups, accept, onChange }: LossesProps) {
  const { t } = useTranslation('releases');
  const locale = useLocale();
  const codes = [...new Set(groups.map(({ code }) => code))].filter(isLoss);
  if (codes.length === 0) return null;
  return (
    <section className={styles.panel} aria-label={t('losses')}>
      <h2 className={styles.heading}>{t('losses')}</h2>
      <p className={styles.quiet}>{t('lossesText')}</p>
      {codes.map((code) => (
        <div key={code} className={styles.decision} data-loss="true">
          {groups
            .filter((group) => group.code === code)
            .map((group) => (
              <div key={group.subject}>
                <p className={styles.sentence}>
                  <b className="tabular">{t('orders', { count: group.orders })}</b> · {group.message[locale]}
                </p>
                <Examples group={group} />
              </div>
            ))}
          <Checkbox
            label={t('accept')}
            checked={accept.includes(code)}
            onChange={(event) => onChange(event.currentTarget.checked ? [...accept, code] : accept.filter((one) => one !== code))}
          />
        </div>
      ))}
    </section>
  );
}
