import type { OrderRoute } from '@orderloom/shared/api';
import { columnsOf, defineExport } from '../column.ts';
import { listed } from '../words.ts';

/** A decision, with the order it is about. */
export interface ExportedRoute extends OrderRoute {
  readonly order: string;
  readonly externalId: string;
}

const { text, money, time, number } = columnsOf<ExportedRoute>();

export const routes = defineExport<ExportedRoute>({
  id: 'routes',
  title: { zh: '分单结果', en: 'Routing decisions' },
  pageSize: 100,
  columns: [
    time('时间', 'Decided', (route) => route.at),
    text('订单号', 'Order number', (route) => route.externalId),
    text('编号', 'Id', (route) => route.order),
    text('仓库', 'Warehouse', (route) => route.outcome.warehouse),
    text('承运商', 'Carrier', (route) => route.outcome.carrier),
    money('运费（元）', 'Freight (yuan)', (route) => route.outcome.cost),
    number('时效（小时）', 'Promise (hours)', (route) => route.outcome.promise),
    text('标签', 'Tags', (route, locale) => listed(route.outcome.tags, locale)),
    text('备注', 'Note', (route) => route.outcome.note),
    text('命中规则', 'Rules that held', (route, locale) =>
      listed(
        route.explanation.hits.map(({ name, rule }) => name || rule),
        locale,
      ),
    ),
    number('规则版本', 'Version of the rules', (route) => route.explanation.version),
  ],
});
