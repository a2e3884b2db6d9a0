import { tagAction } from './tag-action.ts';

export const addTag = tagAction({
  id: 'add-tag',
  label: { zh: '打标签', en: 'Add tag' },
  hint: { zh: '给订单打上一个标签。', en: 'Puts a tag on the order.' },
  sentence: { zh: '打标签', en: 'add tag' },
  change: (tags, tag) => (tags.includes(tag) ? tags : [...tags, tag]),
});
