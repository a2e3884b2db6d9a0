import type { InboxItem } from '@orderloom/shared/api';
import type { Problem } from '@orderloom/shared/base';
import { columnsOf, defineExport } from '../column.ts';
import { listed, wordsOf } from '../words.ts';

/** As it is shown, which is not changed. */
interface ShownItem extends Omit<InboxItem, 'body' | 'orders' | 'problems'> {
  readonly orders: readonly string[];
  readonly problems: readonly Problem[];
}

const { text, time, number } = columnsOf<ShownItem>();
const status = wordsOf({
  applied: { zh: '已处理', en: 'Applied' },
  ignored: { zh: '已忽略', en: 'Ignored' },
  deferred: { zh: '已推迟', en: 'Deferred' },
  rejected: { zh: '已拒绝', en: 'Rejected' },
  duplicate: { zh: '重复', en: 'Duplicate' },
  quarantined: { zh: '已隔离', en: 'Quarantined' },
  probe: { zh: '连接测试', en: 'Test push' },
  awaiting: { zh: '等待处理', en: 'Waiting' },
});

export const inbox = defineExport<ShownItem>({
  id: 'inbox',
  title: { zh: '收到的消息', en: 'Deliveries received' },
  // Each brings its raw body along.
  pageSize: 50,
  columns: [
    time('收到时间', 'Received', (item) => item.receivedAt),
    text('状况', 'Standing', (item, locale) => status(item.status, locale)),
    text('渠道', 'Channel', (item) => item.channel),
    text('消息编号', 'Delivery id', (item) => item.deliveryId),
    text('订单', 'Orders', (item, locale) => listed(item.orders, locale)),
    text('问题', 'Problems', (item, locale) => item.problems.map((problem) => problem.message[locale]).join(' ')),
    number('字段对应版本', 'Mapping version', (item) => item.mapping),
  ],
});
