import { type Problem, problem } from '@orderloom/shared/base';
import type { ChannelParam } from './define-channel.ts';

/** Every kind of channel has it: words of the channel -> words of the flow. */
export const eventMapParam: ChannelParam = {
  name: 'eventMap',
  required: false,
  label: { zh: '事件对照', en: 'Event map' },
  hint: {
    zh: '渠道消息类型或标准事件名 = 流程的事件名，一行一条；写 ignore 表示收下但不处理。例：110 = order.paid',
    en: "The channel's message type or the standard event name = the flow's event name, one a line; `ignore` takes it and does nothing. Example: 110 = order.paid",
  },
};

export function missingOrderId(where: string): Problem {
  return problem('channel.no-order-id', where, {
    zh: `消息里没有订单号（找过 ${where}）。`,
    en: `The message holds no order number (looked at ${where}).`,
  });
}

/** For senders whose signature proves too little; the address holds it. */
export const pathTokenParam: ChannelParam = {
  name: 'pathToken',
  required: false,
  label: { zh: '地址口令', en: 'Word in the address' },
  hint: {
    zh: '接在地址后面、谁也猜不到的一段文字；留空则自动生成。只告诉对方',
    en: 'A word nobody can guess that follows the address; left empty, one is made. Tell it to the sender alone',
  },
};

/** For senders whose secret may be changed while messages are on their way. */
export const previousSecretParam: ChannelParam = {
  name: 'previousSecret',
  required: false,
  label: { zh: '旧密钥', en: 'Previous secret' },
  hint: { zh: '更换密钥期间两个都认', en: 'Both are believed while the secret is changed' },
};
