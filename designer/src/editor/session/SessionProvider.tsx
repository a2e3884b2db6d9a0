import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useLocale } from '../../app/locale.ts';
import { type Author, randomIds } from './author.ts';
import type { EditorSession } from './create-session.ts';

const SessionContext = createContext<StoreApi<EditorSession> | null>(null);

export function SessionProvider({ session, children }: { readonly session: StoreApi<EditorSession>; readonly children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The store itself, for callbacks that read the newest state without rendering on it. */
export function useSessionStore(): StoreApi<EditorSession> {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no editing session: wrap the component in <SessionProvider>');
  return session;
}

export function useSession<T>(select: (session: EditorSession) => T): T {
  return useStore(useSessionStore(), select);
}

/** What commands that create things need of their author. */
export function useAuthor(): Author {
  const locale = useLocale();
  return useMemo(() => ({ locale, ids: randomIds }), [locale]);
}
