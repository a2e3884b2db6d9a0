import { NumberInput, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './Publish.module.css';

/** Which new orders get the version: all, a share on trial, or none until it is rolled out. */
export type Audience = { readonly type: 'all' } | { readonly type: 'hold' } | { readonly type: 'canary'; readonly share: number };

export interface AudienceChoiceProps {
  readonly value: Audience;
  readonly onChange: (value: Audience) => void;
}

const firstShare = 5;

export function AudienceChoice({ value, onChange }: AudienceChoiceProps) {
  const { t } = useTranslation('publish');
  return (
    <div className={styles.audience}>
      <SegmentedControl
        aria-label={t('audience')}
        value={value.type}
        data={[
          { value: 'all', label: t('audienceAll') },
          { value: 'canary', label: t('audienceShare') },
          { value: 'hold', label: t('audienceHold') },
        ]}
        onChange={(type) => onChange(type === 'canary' ? { type, share: firstShare } : type === 'hold' ? { type } : { type: 'all' })}
      />
      {value.type === 'canary' ? (
        <NumberInput
          aria-label={t('audiencePercent')}
          w={110}
          suffix=" %"
          min={0.01}
          max={100}
          decimalScale={2}
          value={value.share}
          onChange={(share) => onChange({ type: 'canary', share: Math.min(100, Math.max(0.01, Number(share))) })}
        />
      ) : null}
      <p className={styles.muted}>{t(`audienceHint.${value.type}`)}</p>
    </div>
  );
}
