import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { useSession } from '../session/index.ts';
import { useView } from '../view/index.ts';
import styles from './canvas.module.css';

/** Asks, while an arrangement is only shown, whether to take it. */
export function OfferBanner() {
  const { t } = useTranslation('editor');
  const locale = useLocale();
  const offered = useView((view) => view.offered);
  const offer = useView((view) => view.offer);
  const run = useSession((session) => session.run);
  if (!offered) return null;
  return (
    <div className={`${styles.banner} ${styles.offer}`} role="status">
      {t('offered', { what: offered.label[locale] })}
      <Button
        size="compact-xs"
        autoFocus
        onClick={() => {
          offer(undefined);
          run(offered);
        }}
      >
        {t('offerTake')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => offer(undefined)}>
        {t('offerLeave')}
      </Button>
    </div>
  );
}
