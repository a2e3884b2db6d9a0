export { type DrawerTab, drawerTabs, type EditorView } from './create-view.ts';
export { useView, useViewStore, ViewProvider } from './ViewProvider.tsx';
