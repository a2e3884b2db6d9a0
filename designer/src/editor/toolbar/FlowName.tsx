import { textOf } from '@orderloom/shared/base';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { setFlow } from '../commands/index.ts';
import { useSession } from '../session/index.ts';
import styles from './toolbar.module.css';

/** The flow's name, typed where it stands. */
export function FlowName() {
  const { t } = useTranslation('editor');
  const locale = useLocale();
  const name = useSession((session) => session.document.name);
  const readOnly = useSession((session) => session.readOnly);
  const run = useSession((session) => session.run);
  const shown = textOf(name, locale);
  const [typed, setTyped] = useState<string | null>(null);
  const finish = (keep: boolean) => {
    const text = typed?.trim() ?? '';
    if (keep && text !== '' && text !== shown) run(setFlow({ name: { ...name, [locale]: text } }));
    setTyped(null);
  };
  return (
    <h1 className={styles.title}>
      <span className={styles.sizer} aria-hidden="true">
        {(typed ?? shown) || t('unnamed')}
      </span>
      <input
        className={styles.name}
        aria-label={t('flowName')}
        placeholder={t('unnamed')}
        readOnly={readOnly}
        value={typed ?? shown}
        onFocus={() => setTyped(shown)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => finish(true)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') {
            finish(false);
            event.currentTarget.blur();
          }
        }}
      />
    </h1>
  );
}
