export { createView, type DrawerTab, drawerTabs, type EditorView, type Sheet } from './create-view.ts';
export { useView, useViewStore, ViewProvider } from './ViewProvider.tsx';
