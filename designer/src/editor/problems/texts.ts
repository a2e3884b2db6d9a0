import { defineTexts } from '../../app/define-texts.ts';

export const problemsTexts = defineTexts({
  zh: {
    none: '没有发现问题，可以发布。',
    error: '错误',
    warning: '警告',
    info: '提示',
    reveal: '定位',
    here: '这里的问题',
    why: '为什么重要',
    fix: '修复：{{what}}',
    fixAll: '全部 {{n}} 处：{{what}}',
    'many.error': '错误 {{n}}：改好才能发布',
    'many.warning': '警告 {{n}}',
    'many.info': '提示 {{n}}',
  },
  en: {
    none: 'No problems found; it can be published.',
    error: 'Error',
    warning: 'Warning',
    info: 'Hint',
    reveal: 'Show',
    here: 'Problems here',
    why: 'Why this matters',
    fix: 'Fix: {{what}}',
    fixAll: 'All {{n}}: {{what}}',
    'many.error': 'Errors {{n}}: mend them to publish',
    'many.warning': 'Warnings {{n}}',
    'many.info': 'Hints {{n}}',
  },
});
