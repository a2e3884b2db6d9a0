import { UnstyledButton } from '@mantine/core';
import { IconPuzzle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type PaletteKind, paletteMime } from '../../diagram/index.ts';
import { useSession } from '../session/index.ts';
import { useView } from '../view/index.ts';
import styles from './palette.module.css';
import { paletteKinds } from './palette-kinds.ts';
import { useAddShape } from './use-add-shape.ts';

/** The shapes that can be drawn: dragged to their place, or pressed to come beside what is selected. */
export function Palette() {
  const { t } = useTranslation('editor');
  const add = useAddShape();
  const open = useView((view) => view.open);
  const readOnly = useSession((session) => session.readOnly);
  if (readOnly) return null;
  return (
    <div className={styles.palette} role="toolbar" aria-label={t('palette')} aria-orientation="vertical">
      {paletteKinds.map(({ kind, key, Icon }) => (
        <UnstyledButton
          key={kind}
          className={styles.shape}
          draggable
          title={t('paletteHint')}
          aria-keyshortcuts={key}
          data-kind={kind}
          onDragStart={(event) => {
            event.dataTransfer.setData(paletteMime, kind satisfies PaletteKind);
            event.dataTransfer.effectAllowed = 'copy';
          }}
          onClick={() => add(kind)}
        >
          <Icon size={15} aria-hidden="true" />
          <span>{t(kind)}</span>
        </UnstyledButton>
      ))}
      <UnstyledButton className={styles.shape} data-pattern title={t('patternHint')} onClick={() => open('pattern')}>
        <IconPuzzle size={15} aria-hidden="true" />
        <span>{t('pattern')}</span>
      </UnstyledButton>
    </div>
  );
}
