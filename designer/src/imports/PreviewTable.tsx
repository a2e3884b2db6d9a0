import type { ImportPreview } from '@orderloom/shared/api';
import { useTranslation } from 'react-i18next';
import { shown } from '../mapping/trace-field.ts';
import styles from './Imports.module.css';

const most = 8;

/** The first rows as they stand in the file. */
export function PreviewTable({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('imports');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keys.
    <section className={styles.scroll} tabIndex={0} aria-label={t('preview')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('rowNumber')}</th>
            {preview.columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, most).map(({ row, cells }) => (
            <tr key={row}>
              <td>{row}</td>
              {preview.columns.map((column) => (
                <td key={column}>{shown(cells[column])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
