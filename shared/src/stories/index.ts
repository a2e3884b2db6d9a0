export { coverageOf, type StoryCoverage } from './coverage.ts';
export { type MissingStories, missingStories } from './missing-stories.ts';
export { nameWay } from './name-way.ts';
export { type PlayedStory, playStory, type StoryFailure } from './play-story.ts';
export { recordStory } from './record-story.ts';
