import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconHelp, IconMinus, IconPlus, IconSearch, type TablerIcon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { useCanvasHandle, useTidy } from '../canvas/index.ts';
import { useSession } from '../session/index.ts';
import { useView } from '../view/index.ts';
import styles from './toolbar.module.css';

/** Undo, find, tidy, fit and zoom: quiet, at the drawing's lower right. */
export function CanvasTools() {
  const { t } = useTranslation('editor');
  const locale = useLocale();
  const session = useSession((state) => state);
  const open = useView((view) => view.open);
  const handle = useCanvasHandle();
  const { busy, tidy } = useTidy();
  const undo = session.undoLabel ? t('undoWhat', { what: session.undoLabel[locale] }) : t('undo');
  const redo = session.redoLabel ? t('redoWhat', { what: session.redoLabel[locale] }) : t('redo');
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('canvasTools')}>
      {session.readOnly ? null : (
        <>
          <Tool label={undo} keys="Ctrl Z" Icon={IconArrowBackUp} disabled={!session.canUndo} onClick={session.undo} />
          <Tool label={redo} keys="Ctrl Y" Icon={IconArrowForwardUp} disabled={!session.canRedo} onClick={session.redo} />
          <span className={styles.divider} />
        </>
      )}
      <Tool label={t('find')} keys="Ctrl F" Icon={IconSearch} onClick={() => open('search')} />
      <span className={styles.divider} />
      {session.readOnly ? null : (
        <Button size="compact-xs" variant="subtle" color="gray" loading={busy} onClick={tidy} title={`${t('keyTidy')} (L)`}>
          {t('tidy')}
        </Button>
      )}
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => handle.current?.fit()} title={`${t('keyFit')} (F)`}>
        {t('fit')}
      </Button>
      <Tool label={t('zoomOut')} keys="−" Icon={IconMinus} onClick={() => handle.current?.zoomOut()} />
      <Tool label={t('zoomIn')} keys="+" Icon={IconPlus} onClick={() => handle.current?.zoomIn()} />
      <span className={styles.divider} />
      <Tool label={t('help')} keys="?" Icon={IconHelp} onClick={() => open('help')} />
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly keys: string;
  readonly Icon: TablerIcon;
  readonly disabled?: boolean;
  onClick(): void;
}

function Tool({ label, keys, Icon, disabled = false, onClick }: ToolProps) {
  return (
    <Tooltip label={`${label} (${keys})`}>
      <ActionIcon variant="subtle" color="gray" size={26} aria-label={label} disabled={disabled} onClick={onClick}>
        <Icon size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
