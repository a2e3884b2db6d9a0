import { textOf } from '@orderloom/shared/base';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { useSession } from '../session/index.ts';
import { useView } from '../view/index.ts';
import styles from './canvas.module.css';

/** Says, while a connection is drawn by keys or clicks, from where to where it leads. */
export function ConnectBanner() {
  const { t } = useTranslation('editor');
  const locale = useLocale();
  const connecting = useView((view) => view.connecting);
  const states = useSession((session) => session.document.states);
  const chosen = useSession((session) => session.selection.states[0]);
  if (connecting === undefined) return null;
  const name = (id: string) => textOf(states[id]?.label, locale) || id;
  const source = name(connecting);
  return (
    <div className={styles.banner} role="status">
      <IconArrowRight size={15} aria-hidden="true" />
      {chosen !== undefined && chosen !== connecting ? t('connecting', { source, target: name(chosen) }) : t('connectPick', { source })}
      <span className={styles.keys}>{t('connectKeys')}</span>
    </div>
  );
}
