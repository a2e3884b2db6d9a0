import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useView } from '../view/index.ts';
import styles from './toolbar.module.css';

/** On a phone: the outline, or the drawing. */
export function SurfaceChoice() {
  const { t } = useTranslation('editor');
  const surface = useView((view) => view.surface);
  const show = useView((view) => view.show);
  return (
    <SegmentedControl
      className={styles.surface}
      size="xs"
      radius={0}
      fullWidth
      aria-label={t('surface')}
      value={surface}
      data={[
        { value: 'outline', label: t('outline') },
        { value: 'drawing', label: t('asDrawing') },
      ]}
      onChange={(value) => show(value === 'drawing' ? 'drawing' : 'outline')}
    />
  );
}
