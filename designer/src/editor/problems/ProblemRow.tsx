import type { Place } from '@orderloom/shared/base';
import type { Finding, Severity } from '@orderloom/shared/check';
import { IconAlertTriangleFilled, IconCircleXFilled, IconInfoCircleFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { useSession } from '../session/index.ts';
import { FixButtons } from './FixButtons.tsx';
import styles from './Problems.module.css';
import { placeName } from './place-name.ts';

const icons: Readonly<Record<Severity, typeof IconCircleXFilled>> = {
  error: IconCircleXFilled,
  warning: IconAlertTriangleFilled,
  info: IconInfoCircleFilled,
};

export interface ProblemRowProps {
  readonly finding: Finding;
  readonly onReveal: (place: Place) => void;
}

/** One finding: where, what, how to mend it. */
export function ProblemRow({ finding, onReveal }: ProblemRowProps) {
  const { t } = useTranslation('problems');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const { severity, message, mend, place } = finding;
  const name = placeName(document, place, locale);
  const Icon = icons[severity];
  return (
    <li className={styles.item}>
      <button type="button" className={styles.row} onClick={() => onReveal(place ?? { type: 'flow' })}>
        <span className={styles.icon} data-severity={severity} title={t(severity)}>
          <Icon size={15} aria-label={t(severity)} />
        </span>
        <span className={styles.text}>
          {message[locale].includes(name) ? null : <b>{name} </b>}
          {message[locale]} <span className={styles.mend}>{mend[locale]}</span>
        </span>
        <span className={styles.go}>{t('reveal')}</span>
      </button>
      <FixButtons finding={finding} />
    </li>
  );
}
