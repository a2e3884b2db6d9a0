import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/access.ts';
import styles from './Exchange.module.css';

const ImportFlowDialog = lazy(async () => ({ default: (await import('./ImportFlowDialog.tsx')).ImportFlowDialog }));

/** A file dropped anywhere on a screen of flows, the canvas too, is offered for import. */
export function DropToOpen() {
  const { t } = useTranslation('exchange');
  const may = useMay('flows:write');
  const [over, setOver] = useState(false);
  const [file, setFile] = useState<File>();
  useEffect(() => (may ? watchFiles(setOver, setFile) : undefined), [may]);
  return (
    <>
      {over ? <div className={styles.over}>{t('dropHere')}</div> : null}
      {file ? (
        <Suspense>
          <ImportFlowDialog opened onClose={() => setFile(undefined)} file={file} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Listens to files that nothing else on the page takes. */
function watchFiles(onOver: (over: boolean) => void, onFile: (file: File) => void): () => void {
  const isOurs = (event: DragEvent) =>
    !event.defaultPrevented && event.dataTransfer?.types.includes('Files') === true && window.location.pathname.startsWith('/flows');
  const over = (event: DragEvent) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    onOver(true);
  };
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) onOver(false);
  };
  const drop = (event: DragEvent) => {
    onOver(false);
    const file = isOurs(event) ? event.dataTransfer?.files[0] : undefined;
    if (!file) return;
    event.preventDefault();
    onFile(file);
  };
  window.addEventListener('dragover', over);
  window.addEventListener('dragleave', leave);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('dragleave', leave);
    window.removeEventListener('drop', drop);
  };
}
