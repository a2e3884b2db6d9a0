import { Text } from '@mantine/core';
import type { ChannelType } from '@orderloom/shared/api';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { Chip, type Tone } from '../../ui/Chip.tsx';
import styles from '../Operations.module.css';

const tones: Readonly<Record<ChannelType['facts'][number]['basis'], Tone>> = { documented: 'done', seen: 'accent', unverified: 'time' };

/** What a kind of channel means by its figures and words, and how sure that is. */
export function ChannelFacts({ type }: { readonly type: ChannelType }) {
  const { t } = useTranslation('channel-health');
  const locale = useLocale();
  const { conventions, facts, statuses, limits } = type;
  if (!conventions && facts.length + statuses.length + limits.length === 0) return null;
  const meanings = conventions
    ? (['money', 'times', 'ids'] as const).map((name) => [t(`convention.${name}`), conventions[name][locale]])
    : [];
  return (
    <details className={styles.factsBox}>
      <summary>{t('channelFacts')}</summary>
      <ul className={styles.facts}>
        {facts.map(({ basis, text }) => (
          <li key={text.en}>
            <Chip tone={tones[basis]}>{t(`basis.${basis}`)}</Chip>
            <Text size="xs">{text[locale]}</Text>
          </li>
        ))}
        {meanings.map(([name, text]) => (
          <li key={name}>
            <Chip>{name}</Chip>
            <Text size="xs">{text}</Text>
          </li>
        ))}
        {limits.map((text) => (
          <li key={text.en}>
            <Chip tone="effect">{t('limit')}</Chip>
            <Text size="xs">{text[locale]}</Text>
          </li>
        ))}
        {statuses.map(({ code, label, phase }) => (
          <li key={code}>
            <code>{code}</code>
            <Text size="xs">
              {label[locale]}
              {phase === undefined ? '' : ` → ${t(`phase.${phase}`)}`}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
