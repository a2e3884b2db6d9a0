import type { OutboxItem } from '@orderloom/shared/api';
import { columnsOf, defineExport } from '../column.ts';
import { wordsOf } from '../words.ts';

type Row = Omit<OutboxItem, 'request' | 'response'>;

const { text, time, number } = columnsOf<Row>();
const status = wordsOf({
  pending: { zh: '待发送', en: 'Pending' },
  delivering: { zh: '发送中', en: 'Being sent' },
  delivered: { zh: '已送达', en: 'Delivered' },
  dead: { zh: '死信', en: 'Dead letter' },
  skipped: { zh: '已放弃', en: 'Given up' },
});

export const outbox = defineExport<Row>({
  id: 'outbox',
  title: { zh: '外发', en: 'Effects' },
  // Each brings its request and answer along.
  pageSize: 50,
  columns: [
    time('产生时间', 'Created', (item) => item.createdAt),
    text('状况', 'Standing', (item, locale) => status(item.status, locale)),
    text('去处', 'Destination', (item) => item.destination),
    text('订单', 'Order', (item) => item.order),
    text('幂等键', 'Key', (item) => item.key),
    number('次数', 'Attempts', (item) => item.attempts),
    text('最近一次错误', 'Last error', (item) => item.lastError),
    time('下次发送', 'Next attempt', (item) => item.nextAttemptAt),
    time('结束时间', 'Ended', (item) => item.endedAt),
  ],
});
