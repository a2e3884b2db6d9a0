import { tagAction } from './tag-action.ts';

export const removeTag = tagAction({
  id: 'remove-tag',
  label: { zh: '去标签', en: 'Remove tag' },
  hint: { zh: '从订单上去掉一个标签。', en: 'Takes a tag off the order.' },
  sentence: { zh: '去标签', en: 'remove tag' },
  change: (tags, tag) => tags.filter((other) => other !== tag),
});
