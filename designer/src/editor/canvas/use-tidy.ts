import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { layoutInWorker, StaleLayout } from '../../diagram/index.ts';
import { useTell } from '../../ui/tell.ts';
import { applyLayout } from '../commands/index.ts';
import { useSessionStore } from '../session/index.ts';
import { useCanvasHandle } from './CanvasHandle.tsx';

export interface Tidy {
  readonly busy: boolean;
  tidy(): void;
}

/** Arranges the whole drawing in the background, then as one step; what was drawn meanwhile makes it begin again. */
export function useTidy(): Tidy {
  const { t } = useTranslation('editor');
  const session = useSessionStore();
  const locale = useLocale();
  const handle = useCanvasHandle();
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const tidy = useCallback(() => {
    const arrange = async (): Promise<void> => {
      const { document } = session.getState();
      const layout = await layoutInWorker(document, locale);
      if (session.getState().document.states !== document.states) return arrange();
      session.getState().run(applyLayout(layout));
      requestAnimationFrame(() => handle.current?.fit());
    };
    setBusy(true);
    arrange()
      .catch((error: unknown) => {
        if (!(error instanceof StaleLayout)) tell.failed(new Error(t('tidyFailed')));
      })
      .finally(() => setBusy(false));
  }, [session, locale, handle, tell, t]);
  return { busy, tidy };
}
