export { type Author, countedIds, type IdKind, type IdSource, randomIds } from './author.ts';
export type { Command, FlowDraft } from './command.ts';
export { createSession, type EditorSession, type SessionOptions } from './create-session.ts';
export { SessionProvider, useAuthor, useSession, useSessionStore } from './SessionProvider.tsx';
export {
  isEmptySelection,
  nothing,
  presentSelection,
  type Selection,
  selectNote,
  selectPlace,
  selectStates,
  selectTransition,
} from './selection.ts';
