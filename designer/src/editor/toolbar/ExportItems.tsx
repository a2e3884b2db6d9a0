import { ExportMenuItems } from '../../exchange/ExportMenuItems.tsx';
import { useSaver } from '../save/index.ts';
import { useSessionStore } from '../session/index.ts';

/** Ways to take the flow away; what is unsaved is saved first, so that the file is what is on the screen. */
export function ExportItems({ flowId }: { readonly flowId: string }) {
  const saver = useSaver();
  const session = useSessionStore();
  const current = async () => {
    await saver.saveNow();
    return session.getState().document;
  };
  return <ExportMenuItems flowId={flowId} current={current} />;
}
