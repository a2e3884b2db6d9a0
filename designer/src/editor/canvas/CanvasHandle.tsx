import { createContext, type ReactNode, type RefObject, useContext, useRef } from 'react';
import type { DiagramHandle } from '../../diagram/index.ts';

const HandleContext = createContext<RefObject<DiagramHandle | null> | null>(null);

/** Lets tools around the canvas ask it to fit, zoom and reveal. */
export function CanvasHandleProvider({ children }: { readonly children: ReactNode }) {
  const handle = useRef<DiagramHandle>(null);
  return <HandleContext value={handle}>{children}</HandleContext>;
}

export function useCanvasHandle(): RefObject<DiagramHandle | null> {
  const handle = useContext(HandleContext);
  if (!handle) throw new Error('no canvas here: wrap the component in <CanvasHandleProvider>');
  return handle;
}
