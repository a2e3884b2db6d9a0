import { defineTexts } from '../../app/define-texts.ts';

export const patternsTexts = defineTexts({
  zh: {
    title: '插入模式',
    patterns: '常见做法',
    flows: '整套流程',
    where: '放在哪里',
    alone: '作为流程的开头',
    over: '对所有状态都有效',
    after: '接在“{{name}}”之后',
    on: '插到“{{source}}”和“{{target}}”之间',
    whole: '它会代替空白的画布。',
    nowhere: '这里放不下：最外层是并行的，请先选中其中一个状态。',
    insert: '插入',
    cancel: '取消',
  },
  en: {
    title: 'Insert a pattern',
    patterns: 'Common practice',
    flows: 'Whole flows',
    where: 'Where it goes',
    alone: 'As the beginning of the flow',
    over: 'Holds in every state',
    after: 'After “{{name}}”',
    on: 'Between “{{source}}” and “{{target}}”',
    whole: 'It takes the place of the blank canvas.',
    nowhere: 'There is no place for it: the outermost level is parallel; select a state inside first.',
    insert: 'Insert',
    cancel: 'Cancel',
  },
});
