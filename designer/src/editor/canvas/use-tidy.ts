import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { layoutInWorker, phaseInWorker, StaleLayout } from '../../diagram/index.ts';
import { useTell } from '../../ui/tell.ts';
import { applyLayout, applyPhaseLayout } from '../commands/index.ts';
import { type Command, useSessionStore } from '../session/index.ts';
import { useViewStore } from '../view/index.ts';
import { useCanvasHandle } from './CanvasHandle.tsx';

export interface Tidy {
  readonly busy: boolean;
  /** Shows the whole drawing arranged anew, to be taken or left. */
  tidy(): void;
  /** The same for the inside of one container. */
  tidyPhase(id: string): void;
  /** Arranges a drawing that has no places yet. */
  arrange(): void;
}

/** Arranging in the background; what was drawn meanwhile makes it begin again. Nothing is changed before it is taken. */
export function useTidy(): Tidy {
  const { t } = useTranslation('editor');
  const session = useSessionStore();
  const view = useViewStore();
  const locale = useLocale();
  const handle = useCanvasHandle();
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const work = useCallback(
    (prepare: () => Promise<Command>, done: (command: Command) => void) => {
      const begin = async (): Promise<void> => {
        const { document } = session.getState();
        const command = await prepare();
        if (session.getState().document.states !== document.states) return begin();
        done(command);
      };
      setBusy(true);
      begin()
        .catch((error: unknown) => {
          if (!(error instanceof StaleLayout)) tell.failed(new Error(t('tidyFailed')));
        })
        .finally(() => setBusy(false));
    },
    [session, tell, t],
  );
  const whole = useCallback(async () => applyLayout(await layoutInWorker(session.getState().document, locale)), [session, locale]);
  const offer = useCallback(
    (command: Command, fit: boolean) => {
      view.getState().offer(command);
      if (fit) requestAnimationFrame(() => handle.current?.fit());
    },
    [view, handle],
  );
  return {
    busy,
    tidy: () => work(whole, (command) => offer(command, true)),
    tidyPhase: (id) =>
      work(
        async () => applyPhaseLayout(id, await phaseInWorker(session.getState().document, id, locale)),
        (command) => offer(command, false),
      ),
    arrange: () =>
      work(whole, (command) => {
        session.getState().run(command);
        requestAnimationFrame(() => handle.current?.fit());
      }),
  };
}
