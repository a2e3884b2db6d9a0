import type { TemplateSummary } from '@orderloom/shared/api';
import { textOf } from '@orderloom/shared/base';
import { patterns } from '@orderloom/shared/patterns';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { DocumentPicture } from '../../flows/DocumentPicture.tsx';
import { StartChoice } from '../../flows/StartChoice.tsx';
import styles from './Patterns.module.css';

interface PatternCardsProps {
  readonly flows: readonly TemplateSummary[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** What each pattern looks like and what it is for. */
export function PatternCards({ flows, chosen, onChoose }: PatternCardsProps) {
  const { t } = useTranslation('patterns');
  const locale = useLocale();
  const cards = patterns.all.map(({ id, label, text, document }) => ({ id, name: label, description: text, document }));
  const card = ({ id, name, description, document }: Omit<TemplateSummary, 'example'>) => (
    <StartChoice
      key={id}
      name={textOf(name, locale)}
      text={textOf(description, locale)}
      chosen={chosen === id}
      onChoose={() => onChoose(id)}
      picture={<DocumentPicture document={document} />}
    />
  );
  return (
    <div className={styles.choices} role="radiogroup" aria-label={t('title')}>
      <h3 className={styles.group}>{t('patterns')}</h3>
      {cards.map(card)}
      {flows.length > 0 ? <h3 className={styles.group}>{t('flows')}</h3> : null}
      {flows.map(card)}
    </div>
  );
}
