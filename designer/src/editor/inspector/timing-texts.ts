import { defineTexts } from '../../app/define-texts.ts';

/** How time limits are counted, and what holds them still. */
export const timingTexts = defineTexts({
  zh: {
    pauses: '外层计时暂停',
    pausesHint: '订单停在这里时，外层各状态的时限停表；离开后接着算剩下的时间',
    counted: '怎么算',
    'counting-clock': '按自然时间',
    'counting-hours': '按工作时间',
    'counting-days': '按工作日',
  },
  en: {
    pauses: 'Stops outer clocks',
    pausesHint: 'While an order is here, time limits of the states around stand still; they go on with what is left when it leaves',
    counted: 'Counted',
    'counting-clock': 'by the clock',
    'counting-hours': 'in working time',
    'counting-days': 'in working days',
  },
});
