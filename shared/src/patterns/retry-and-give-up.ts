import { drawPattern } from './draw-pattern.ts';

export const retryAndGiveUp = drawPattern({
  id: 'retry-and-give-up',
  label: { zh: '超时重试，再不行转人工', en: 'Time-out, retry, give up' },
  text: {
    zh: '等一个答复：10 分钟没等到就再试，三次之后交给人处理。适合呼叫骑手、推送仓库、联系买家。',
    en: 'Waits for an answer: tries again after 10 minutes, and after three times hands it to a person. For calling riders, pushing to a warehouse, reaching a buyer.',
  },
  entry: 'asking',
  begin: 'ask.begun',
  done: 'answered',
  own: ['askAttempts'],
  first: 'asking',
  fields: { askAttempts: { name: ['尝试次数', 'Attempts'], type: 'integer' } },
  events: {
    'ask.begun': ['开始请求', 'Request begun'],
    'ask.answered': ['收到答复', 'Answer received'],
    'ask.settled': ['人工办妥', 'Settled by hand'],
    'ask.abandoned': ['人工放弃', 'Abandoned by hand'],
  },
  states: {
    asking: { name: ['等待答复', 'Waiting for an answer'], at: [0, 60], set: { askAttempts: 'askAttempts + 1' } },
    handed: { name: ['转人工', 'Handed to a person'], at: [0, 220], handler: ['客服', 'Support'] },
    answered: { name: ['已答复', 'Answered'], at: [360, 60], kind: 'final' },
    abandoned: { name: ['已放弃', 'Abandoned'], at: [360, 220], kind: 'final' },
  },
  ways: [
    { from: 'asking', to: 'answered', on: 'ask.answered' },
    { from: 'asking', to: 'asking', on: '10m', if: 'askAttempts < 3', name: ['再试一次', 'Try again'] },
    { from: 'asking', to: 'handed', on: '10m', name: ['不再试', 'Give up'] },
    { from: 'handed', to: 'answered', on: 'ask.settled' },
    { from: 'handed', to: 'abandoned', on: 'ask.abandoned' },
  ],
});
