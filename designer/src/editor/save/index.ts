export { ConflictDialog } from './ConflictDialog.tsx';
export { SavedMark } from './SavedMark.tsx';
export { SaveProvider, useSaver } from './SaveProvider.tsx';
