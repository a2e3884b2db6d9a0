import type { Assessment, Risk } from '@orderloom/shared/compare';
import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from '../../ui/Chip.tsx';
import styles from './Publish.module.css';

const tones: Readonly<Record<Risk, Tone>> = { none: 'plain', low: 'plain', medium: 'time', high: 'error' };

/** How risky a change is, and how many orders it concerns. */
export function RiskLine({ risk, orders }: { readonly risk: Risk | undefined; readonly orders: Assessment['orders'] }) {
  const { t } = useTranslation('publish');
  if (risk === undefined) return null;
  return (
    <div className={styles.risk}>
      <Chip tone={tones[risk]}>{t(`risk.${risk}`)}</Chip>
      {orders === undefined || orders === 0 ? null : <span>{t('concerns', { n: orders })}</span>}
    </div>
  );
}
