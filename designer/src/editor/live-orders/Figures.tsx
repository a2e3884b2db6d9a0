import { UnstyledButton } from '@mantine/core';
import type { BackTest } from '@orderloom/shared/api';
import { type FateKind, fateKinds } from '@orderloom/shared/backtest';
import { useTranslation } from 'react-i18next';
import styles from './LiveOrders.module.css';

export interface FiguresProps {
  readonly test: BackTest;
  readonly kind: FateKind | undefined;
  readonly onKind: (kind: FateKind | undefined) => void;
}

const tones: Readonly<Record<FateKind, string>> = {
  stuck: 'error',
  unplaced: 'error',
  refused: 'error',
  differs: 'time',
  loses: 'time',
  'other-way': 'plain',
  unknown: 'plain',
};

/** How many orders of each kind; each figure shows its orders. */
export function Figures({ test, kind, onKind }: FiguresProps) {
  const { t } = useTranslation('live-orders');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame round figures that are no form.
    <div className={styles.figures} role="group" aria-label={t('kinds')}>
      <div className={styles.figure} data-tone={test.same > 0 ? 'done' : undefined}>
        <span className={`${styles.number} tabular`}>{test.same}</span>
        <span>{t('same')}</span>
      </div>
      {fateKinds.map((one) => {
        const orders = test.kinds[one] ?? 0;
        return (
          <UnstyledButton
            key={one}
            className={styles.figure}
            data-tone={orders > 0 ? tones[one] : undefined}
            aria-pressed={kind === one}
            disabled={orders === 0 && kind !== one}
            onClick={() => onKind(kind === one ? undefined : one)}
          >
            <span className={`${styles.number} tabular`}>{orders}</span>
            <span>{t(`kind.${one}`)}</span>
          </UnstyledButton>
        );
      })}
    </div>
  );
}
