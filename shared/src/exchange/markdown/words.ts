import type { Locale } from '../../base/text.ts';

const words = {
  overview: { zh: '概览', en: 'Overview' },
  states: { zh: '状态', en: 'States' },
  who: { zh: '谁做什么', en: 'Who does what' },
  rules: { zh: '规则', en: 'Rules' },
  events: { zh: '事件', en: 'Events' },
  data: { zh: '数据', en: 'Data' },
  state: { zh: '状态', en: 'State' },
  kind: { zh: '类型', en: 'Kind' },
  handler: { zh: '由谁推动', en: 'Moved on by' },
  expected: { zh: '应在多久内离开', en: 'Expected stay' },
  stage: { zh: '顾客看到', en: 'The customer sees' },
  begins: { zh: '从“{}”开始。', en: 'Begins at “{}”.' },
  all: { zh: '各条线同时进行：{}。', en: 'Its parts go on at the same time: {}.' },
  entry: { zh: '进入时：{}。', en: 'On entering: {}.' },
  exit: { zh: '离开时：{}。', en: 'On leaving: {}.' },
  calls: { zh: '等待“{}”的回复。', en: 'Waits for the reply of “{}”.' },
  ends: { zh: '流程到此结束。', en: 'Ends here.' },
  nothing: { zh: '没有出路。', en: 'No way out.' },
  goes: { zh: '转到“{}”', en: 'goes to “{}”' },
  stays: { zh: '停在原处', en: 'stays' },
  when: { zh: '，条件：{}', en: ', if {}' },
  also: { zh: '；同时{}', en: '; also {}' },
  at: { zh: '“{}”：', en: '“{}”: ' },
  atOnce: { zh: '立即', en: 'at once' },
  event: { zh: '事件', en: 'Event' },
  name: { zh: '名称', en: 'Name' },
  senders: { zh: '由谁发出', en: 'Sent by' },
  carries: { zh: '带有', en: 'Carries' },
  otherwise: { zh: '接不下时', en: 'When it cannot be taken' },
  field: { zh: '字段', en: 'Field' },
  type: { zh: '类型', en: 'Type' },
  first: { zh: '初值', en: 'First value' },
  inState: { zh: '在“{}”里', en: 'In “{}”' },
  sends: { zh: '可以发出：{}', en: 'may send: {}' },
  watches: { zh: '没有可发的事件，等它自己走。', en: 'nothing to send; it goes on by itself.' },
} as const;

export type Word = keyof typeof words;

/** A word or sentence of a handbook, its place filled in. */
export function wordOf(word: Word, locale: Locale, value = ''): string {
  return words[word][locale].replace('{}', () => value);
}

export const kindWords = {
  atomic: { zh: '普通', en: 'plain' },
  compound: { zh: '阶段', en: 'phase' },
  parallel: { zh: '并行', en: 'parallel' },
  final: { zh: '结束', en: 'end' },
  history: { zh: '回到离开前', en: 'where it was before' },
} as const;

export const senderWords = {
  channel: { zh: '渠道', en: 'a channel' },
  person: { zh: '人员', en: 'a person' },
  effect: { zh: '动作的回复', en: 'an effect' },
  system: { zh: '系统', en: 'the system' },
} as const;

export const policyWords = {
  reject: { zh: '拒绝', en: 'refused' },
  ignore: { zh: '忽略', en: 'ignored' },
  defer: { zh: '暂存，之后再试', en: 'kept and tried again' },
} as const;

export const typeWords = {
  text: { zh: '文字', en: 'text' },
  integer: { zh: '整数', en: 'whole number' },
  decimal: { zh: '小数', en: 'number' },
  money: { zh: '金额（分）', en: 'money (fen)' },
  boolean: { zh: '是/否', en: 'yes/no' },
  instant: { zh: '时间', en: 'time' },
  duration: { zh: '时长（毫秒）', en: 'length of time (ms)' },
  enum: { zh: '选项', en: 'option' },
  json: { zh: '任意', en: 'anything' },
  list: { zh: '列表', en: 'list' },
} as const;
