import { type Problem, problem } from '@orderloom/shared/base';

export function noSuchStep(): Problem {
  return problem('repair.no-such-step', 'step', {
    zh: '这一步没有失败也没有被拒绝，无法重试。',
    en: 'This step neither failed nor was refused; there is nothing to try again.',
  });
}

export function deliveryWaits(): Problem {
  return problem('repair.delivery-waits', 'step', {
    zh: '这一步来自一条被隔离的渠道消息：请重放那条消息，这样它只会生效一次。',
    en: 'This step came with a delivery that is quarantined: replay the delivery, so that it is applied exactly once.',
  });
}

export function noSuchTimer(): Problem {
  return problem('repair.timer-gone', 'arming', {
    zh: '这个定时已经不在了：订单离开了它的状态。',
    en: 'This timer is gone: the order has left its state.',
  });
}

export function effectGone(): Problem {
  return problem('repair.effect-gone', 'effect', {
    zh: '这条外发已经发出或已被放弃，没有什么可跳过的。',
    en: 'This effect is delivered or given up already; there is nothing to skip.',
  });
}

export function effectUnderWay(): Problem {
  return problem('repair.effect-under-way', 'effect', {
    zh: '这条外发正在发送：请等几秒，看到结果再决定。',
    en: 'This effect is being sent at this moment: wait a few seconds and see what comes of it.',
  });
}

export function mendUnfit(): Problem {
  return problem('mend.unfit', 'mend', {
    zh: '这种处理办法不适用于这个问题。',
    en: 'This mend does not fit this trouble.',
  });
}
