import type { FlowDocument } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { FlowDiagram } from '../../diagram/index.ts';
import styles from './Publish.module.css';

/** There is nothing to compare with yet. */
export function FirstVersion({ document }: { readonly document: FlowDocument }) {
  const { t } = useTranslation('publish');
  const locale = useLocale();
  return (
    <>
      <p className={styles.muted}>{t('first')}</p>
      <div className={styles.diagram}>
        <FlowDiagram document={document} locale={locale} label={t('first')} />
      </div>
    </>
  );
}
