import type { Story } from '@orderloom/shared/document';
import type { Command } from '../session/command.ts';
import { coalesceKey, type Patch, patchDraft } from './patching.ts';

/** Adds stories, or puts them in the place of those with the same id. */
export function addStories(stories: readonly Story[]): Command {
  return {
    label: { zh: '记下故事', en: 'Keep stories' },
    change(draft) {
      draft.stories ??= {};
      for (const story of stories) draft.stories[story.id] = story;
    },
  };
}

/** Changes the name, the description or the steps of a story. */
export function setStory(id: string, patch: Patch<Story, 'id'>): Command {
  return {
    label: { zh: '编辑故事', en: 'Edit story' },
    coalesce: coalesceKey('story', id, patch),
    change(draft) {
      const story = draft.stories?.[id];
      if (story) patchDraft<Story, 'id'>(story, patch);
    },
  };
}

/** Takes a story away; a drawing without stories holds no empty list of them. */
export function removeStory(id: string): Command {
  return {
    label: { zh: '删除故事', en: 'Remove story' },
    change(draft) {
      if (!draft.stories) return;
      delete draft.stories[id];
      if (Object.keys(draft.stories).length === 0) delete draft.stories;
    },
  };
}
