import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useLocale } from '../../app/locale.ts';
import type { DiagramMarks } from '../../diagram/types.ts';
import { type Author, randomIds } from './author.ts';
import type { EditorSession } from './create-session.ts';
import { createMarks, type MarkSource, type MarksStore, useAllMarks, useMarksOf } from './marks.ts';

interface Provided {
  readonly session: StoreApi<EditorSession>;
  readonly marks: MarksStore;
}

const SessionContext = createContext<Provided | null>(null);

export function SessionProvider({ session, children }: { readonly session: StoreApi<EditorSession>; readonly children: ReactNode }) {
  const [marks] = useState(createMarks);
  const provided = useMemo(() => ({ session, marks }), [session, marks]);
  return <SessionContext value={provided}>{children}</SessionContext>;
}

function useProvided(): Provided {
  const provided = useContext(SessionContext);
  if (!provided) throw new Error('no editing session: wrap the component in <SessionProvider>');
  return provided;
}

/** The store itself, for callbacks that read the newest state without rendering on it. */
export function useSessionStore(): StoreApi<EditorSession> {
  return useProvided().session;
}

export function useSession<T>(select: (session: EditorSession) => T): T {
  return useStore(useSessionStore(), select);
}

/** What commands that create things need of their author. */
export function useAuthor(): Author {
  const locale = useLocale();
  return useMemo(() => ({ locale, ids: randomIds }), [locale]);
}

/** Shows marks on the canvas while the caller is mounted: findings, differences, the simulated order. Keep the object stable. */
export function useMarks(source: MarkSource, marks: DiagramMarks | undefined): void {
  useMarksOf(useProvided().marks, source, marks);
}

/** Everything that is shown on top of the drawing. */
export function useCanvasMarks(): DiagramMarks {
  return useAllMarks(useProvided().marks);
}
