import type { FlowDetail } from '@orderloom/shared/api';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { keys } from '../../api/keys.ts';
import { useFlow, useMay, useSaveDraft } from '../../api/queries.ts';
import { useSessionStore } from '../session/index.ts';
import { DraftSaver } from './draft-saver.ts';
import type { SaveState } from './save-state.ts';

const SaverContext = createContext<DraftSaver | null>(null);

/** Keeps the session's document saved while mounted, for those who may draw; others can try things out, and nothing of it is kept. */
export function SaveProvider({ flow, children }: { readonly flow: FlowDetail; readonly children: ReactNode }) {
  const session = useSessionStore();
  const queries = useQueryClient();
  const { mutateAsync } = useSaveDraft(flow.id);
  const { data, refetch } = useFlow(flow.id);
  const [saver] = useState(
    () =>
      new DraftSaver(session, flow, {
        save: (body) => mutateAsync(body),
        load: async () => {
          const { data: fresh, error } = await refetch();
          if (error || !fresh) throw error;
          return fresh;
        },
        now: () => Date.now(),
      }),
  );
  const may = useMay('flows:write');
  useEffect(() => (may ? saver.start() : undefined), [saver, may]);
  useEffect(() => (data ? saver.noticed(data) : undefined), [saver, data]);
  useEffect(() => {
    if (!may) return;
    const online = () => saver.online();
    const leave = (event: BeforeUnloadEvent) => {
      if (saver.state.getState().status !== 'saved') event.preventDefault();
    };
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leave);
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', leave);
      if (saver.state.getState().status !== 'saved')
        void saver.saveNow().then(() => queries.invalidateQueries({ queryKey: keys.flow(flow.id) }));
    };
  }, [saver, queries, flow.id, may]);
  return <SaverContext value={saver}>{children}</SaverContext>;
}

export function useSaver(): DraftSaver {
  const saver = useContext(SaverContext);
  if (!saver) throw new Error('nothing saves here: wrap the component in <SaveProvider>');
  return saver;
}

export function useSaveState<T>(select: (state: SaveState) => T): T {
  return useStore(useSaver().state, select);
}
