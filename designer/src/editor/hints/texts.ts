import { defineTexts } from '../../app/define-texts.ts';

export const hintsTexts = defineTexts({
  zh: {
    hint: '提示',
    close: '知道了，不再提示',
    empty: '按 N 画状态；再按 N 画它的下一个，写完名称按 Tab 接着写由什么推动。常见的做法可以整段插入。',
    wayOut: '订单到了“{{name}}”就出不来：画出它的下一个状态，或者订单在此结束。',
    trigger: '“{{name}}”还没说由什么推动：写事件的名称，或写一段时间，如“30分钟”。',
    publish: '流程已经完整，没有错误。发布后，新订单就能按它走。',
    'act.next': '画下一个状态',
    'act.end': '在此结束',
    'act.trigger': '写由什么推动',
    'act.pattern': '插入模式…',
    'act.publish': '去发布…',
  },
  en: {
    hint: 'Hint',
    close: 'Got it, do not show again',
    empty:
      'N draws a state, and N again the one after it; Tab after its name goes on to what leads there. Common practice can be inserted whole.',
    wayOut: 'An order that comes to “{{name}}” can never leave: draw its next state, or let orders end there.',
    trigger: '“{{name}}” does not say yet what sets it off: write an event’s name, or a time such as “30 min”.',
    publish: 'The flow is complete and has no errors. Once published, new orders can follow it.',
    'act.next': 'Draw the next state',
    'act.end': 'It ends here',
    'act.trigger': 'Say what sets it off',
    'act.pattern': 'Insert a pattern…',
    'act.publish': 'Go and publish…',
  },
});
