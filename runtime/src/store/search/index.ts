export { createCandidates } from './find-text.ts';
export { createFollower } from './follow-journal.ts';
export { openSearchIndex, type SearchIndex } from './open-index.ts';
