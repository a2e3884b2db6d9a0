import { createContext, type ReactNode, useContext, useState } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { createView, type EditorView } from './create-view.ts';

const ViewContext = createContext<StoreApi<EditorView> | null>(null);

export function ViewProvider({ children }: { readonly children: ReactNode }) {
  const [view] = useState(createView);
  return <ViewContext value={view}>{children}</ViewContext>;
}

export function useViewStore(): StoreApi<EditorView> {
  const view = useContext(ViewContext);
  if (!view) throw new Error('no editor view: wrap the component in <ViewProvider>');
  return view;
}

export function useView<T>(select: (view: EditorView) => T): T {
  return useStore(useViewStore(), select);
}
