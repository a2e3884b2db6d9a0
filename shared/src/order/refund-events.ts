import { type StandardEvent, standardEvent } from './standard-event.ts';

/** The life of an after-sales case, from the channel's side. */
export const refundEvents: readonly StandardEvent[] = [
  event('refund.requested', '售后申请', 'Refund requested'),
  event('refund.changed', '售后申请修改', 'Refund changed'),
  event('refund.approved', '同意退款', 'Refund approved'),
  event('refund.refused', '拒绝退款', 'Refund refused'),
  event('refund.succeeded', '退款成功', 'Refund succeeded'),
  event('refund.failed', '退款失败', 'Refund failed'),
  event('refund.closed', '售后关闭', 'Refund closed'),
  event('refund.deadline_changed', '售后超时变更', 'Refund deadline changed', ['deadline']),
  event('refund.evidence_requested', '要求协商凭证', 'Refund evidence requested', ['deadline']),
  event('return.approved', '同意退货', 'Return approved', ['receiver', 'phone', 'province', 'city', 'district', 'address']),
  event('return.refused', '拒绝退货', 'Return refused'),
  event('return.shipped', '买家已退货', 'Return shipped', ['carrier', 'trackingNo']),
  event('exchange.shipped', '换货已发出', 'Exchange shipped', ['carrier', 'trackingNo']),
  event('resend.approved', '同意补寄', 'Resend approved'),
  event('resend.shipped', '补寄已发出', 'Resend shipped', ['carrier', 'trackingNo']),
  event('arbitration.opened', '发起仲裁', 'Arbitration opened'),
  event('arbitration.evidence_requested', '仲裁要求凭证', 'Arbitration evidence requested', ['deadline']),
  event('arbitration.evidence_submitted', '仲裁凭证已上传', 'Arbitration evidence submitted'),
  event('arbitration.withdrawn', '取消仲裁', 'Arbitration withdrawn'),
  event('arbitration.decided', '仲裁结果', 'Arbitration decided'),
  event('arbitration.joined', '平台客服介入', 'Platform support joined'),
];

function event(name: string, zh: string, en: string, more: readonly string[] = []): StandardEvent {
  return standardEvent(name, zh, en, ['refundId', 'refundType', 'amount', 'reason', 'lineIds', ...more]);
}
