export { useCoverageMarks } from './live-stories.ts';
export { StoriesPanel } from './StoriesPanel.tsx';
export { usePlaying } from './use-stories.ts';
