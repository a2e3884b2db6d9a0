export type { Author } from './author.ts';
export type { Command } from './command.ts';
export { createSession, type EditorSession } from './create-session.ts';
export { SessionProvider, useAuthor, useSession, useSessionStore } from './SessionProvider.tsx';
export {
  isEmptySelection,
  nothing,
  type Selection,
  selectPlace,
  selectStates,
  selectTransition,
} from './selection.ts';
