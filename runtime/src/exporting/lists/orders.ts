import type { OrderSummary } from '@orderloom/shared/api';
import { reviewReasons } from '@orderloom/shared/order';
import { columnsOf, defineExport } from '../column.ts';
import { labelIn, listed, wordsOf } from '../words.ts';

const { text, money, time, number } = columnsOf<OrderSummary>();
const status = wordsOf({
  active: { zh: '进行中', en: 'In progress' },
  done: { zh: '已完成', en: 'Done' },
  error: { zh: '出错停下', en: 'Stopped by an error' },
});

export const orders = defineExport<OrderSummary>({
  id: 'orders',
  title: { zh: '订单', en: 'Orders' },
  pageSize: 200,
  columns: [
    text('订单号', 'Order number', (order) => order.externalId),
    text('编号', 'Id', (order) => order.id),
    text('渠道', 'Channel', (order) => order.channel),
    text('流程', 'Flow', (order, locale) => labelIn(order.flowName, locale, order.flow)),
    number('版本', 'Version', (order) => order.version),
    text('状况', 'Standing', (order, locale) => status(order.status, locale)),
    text('状态', 'States', ({ states, stateLabels }, locale) =>
      listed(
        states.map((id, place) => labelIn(stateLabels[place] ?? {}, locale, id)),
        locale,
      ),
    ),
    text('标签', 'Tags', (order, locale) => listed(order.tags, locale)),
    text('等待原因', 'Waits for', (order, locale) =>
      listed(
        order.reasons.map((id) => reviewReasons.get(id)?.label[locale] ?? id),
        locale,
      ),
    ),
    money('金额（元）', 'Amount (yuan)', (order) => order.amount),
    time('创建时间', 'Created', (order) => order.createdAt),
    time('更新时间', 'Updated', (order) => order.updatedAt),
  ],
});
