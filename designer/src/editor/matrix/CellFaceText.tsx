import { useTranslation } from 'react-i18next';
import styles from './Matrix.module.css';
import type { CellFace } from './tell-cell.ts';

/** What a cell shows: where the event goes, or what becomes of it. */
export function CellFaceText({ face }: { readonly face: CellFace }) {
  const { t } = useTranslation('matrix');
  return (
    <>
      {face.conditional ? <span className={styles.condition}>◇ </span> : null}
      {t(face.kind, { to: face.to })}
      {face.more > 0 ? <span className={styles.more}> +{face.more}</span> : null}
    </>
  );
}
