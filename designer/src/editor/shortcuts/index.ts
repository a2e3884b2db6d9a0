export { HelpSheet } from './HelpSheet.tsx';
export { useShortcuts } from './use-shortcuts.ts';
