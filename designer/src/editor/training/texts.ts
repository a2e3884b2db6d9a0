import { defineTexts } from '../../app/define-texts.ts';

/** The words of the training pack's dialog. */
export const trainingTexts = defineTexts({
  zh: {
    item: '培训包…',
    title: '第 {{version}} 版的培训包',
    lead: '一个不用联网就能打开的网页：可点的流程图、每个岗位做什么、异常、案例、测验、词汇和变化。打印即是 A4 讲义。',
    language: '语言',
    both: '中文和英文',
    zh: '中文',
    en: 'English',
    since: '与哪一版比较',
    nothing: '不比较',
    versionOf: '第 {{version}} 版',
    make: '生成并下载',
    made: '培训包已下载。',
  },
  en: {
    item: 'Training pack…',
    title: 'Training pack of version {{version}}',
    lead: 'One page that opens without a network: a drawing to click through, what each role does, exceptions, cases, a quiz, a glossary and what changed. Printed, it is a handout on A4.',
    language: 'Language',
    both: 'Chinese and English',
    zh: '中文',
    en: 'English',
    since: 'Compare with',
    nothing: 'Nothing',
    versionOf: 'Version {{version}}',
    make: 'Make and download',
    made: 'The training pack has been downloaded.',
  },
});
