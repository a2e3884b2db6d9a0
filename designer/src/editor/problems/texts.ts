import { defineTexts } from '../../app/define-texts.ts';

export const problemsTexts = defineTexts({
  zh: {
    none: '没有发现问题，可以发布。',
    error: '错误',
    warning: '警告',
    info: '提示',
    reveal: '定位',
    here: '这里的问题',
  },
  en: {
    none: 'No problems found; it can be published.',
    error: 'Error',
    warning: 'Warning',
    info: 'Hint',
    reveal: 'Show',
    here: 'Problems here',
  },
});
