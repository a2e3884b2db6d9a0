import type { Transition } from '@orderloom/shared/document';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { useSession } from '../../session/index.ts';
import styles from '../Inspector.module.css';
import { nameOf } from '../parts/index.ts';

/** "待揽收 → 物流揽收超时预警", and above it what kind of transition it is. */
export function TransitionHeading({ transition }: { readonly transition: Transition }) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const document = useSession((session) => session.document);
  const select = useSession((session) => session.select);
  const pick = (id: string) =>
    select(id === document.root ? { states: [], transitions: [], notes: [] } : { states: [id], transitions: [], notes: [] });
  const ends = [transition.source, ...transition.targets];
  return (
    <header className={styles.heading}>
      <p className={styles.kind} data-trigger={transition.trigger.type}>
        {t(`transitionKind.${transition.trigger.type}`)}
      </p>
      <h2 className={styles.name}>
        {ends.map((id, index) => (
          <span key={`${index}-${id}`}>
            {index === 1 ? <IconArrowRight size={15} className={styles.arrow ?? ''} aria-label={t('leadsTo')} /> : null}
            {index > 1 ? ' + ' : null}
            <button type="button" className={styles.end} onClick={() => pick(id)}>
              {nameOf(document, id, locale)}
            </button>
          </span>
        ))}
        {transition.targets.length === 0 ? <span className={styles.stays}> · {t('stays')}</span> : null}
      </h2>
    </header>
  );
}
