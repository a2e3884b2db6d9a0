import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command } from '../session/index.ts';

export const drawerTabs = ['problems', 'simulator', 'stories', 'proof', 'matrix', 'outline'] as const;
export type DrawerTab = (typeof drawerTabs)[number];

/** A window over the page. */
export type Sheet = 'help' | 'search' | 'publish' | 'compare' | 'training' | 'pattern';

/** What of the editor is open; none of it belongs to the document or its history. */
export interface EditorView {
  readonly drawer: DrawerTab | null;
  /** The tab that a closed drawer opens with. */
  readonly lastDrawer: DrawerTab;
  readonly sheet: Sheet | null;
  /** The state or note whose text is being typed on the canvas. */
  readonly renaming: string | undefined;
  /** The state a connection is being drawn from. */
  readonly connecting: string | undefined;
  /** A phone shows one at a time; elsewhere the outline lies in the drawer. */
  readonly surface: 'outline' | 'drawing';
  show(surface: 'outline' | 'drawing'): void;
  /** An arrangement that is shown but not taken yet. */
  readonly offered: Command | undefined;
  offer(command: Command | undefined): void;
  openDrawer(tab: DrawerTab): void;
  toggleDrawer(): void;
  open(sheet: Sheet): void;
  closeSheet(): void;
  rename(id: string | undefined): void;
  connectFrom(id: string | undefined): void;
}

export function createView(): StoreApi<EditorView> {
  return createStore<EditorView>((set) => ({
    drawer: null,
    lastDrawer: 'problems',
    sheet: null,
    renaming: undefined,
    connecting: undefined,
    surface: 'outline',
    show: (surface) => set({ surface }),
    offered: undefined,
    offer: (offered) => set({ offered }),
    openDrawer: (tab) => set({ drawer: tab, lastDrawer: tab }),
    toggleDrawer: () => set(({ drawer, lastDrawer }) => ({ drawer: drawer === null ? lastDrawer : null })),
    open: (sheet) => set({ sheet }),
    closeSheet: () => set({ sheet: null }),
    rename: (renaming) => set({ renaming }),
    connectFrom: (connecting) => set({ connecting }),
  }));
}
