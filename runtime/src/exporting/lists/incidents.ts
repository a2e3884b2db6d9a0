import type { IncidentSummary } from '@orderloom/shared/api';
import { columnsOf, defineExport } from '../column.ts';
import { labelIn, listed, personIn, wordsOf } from '../words.ts';

const { text, time, number } = columnsOf<IncidentSummary>();
const kind = wordsOf({
  'step-failed': { zh: '处理失败', en: 'A step failed' },
  'event-rejected': { zh: '事件被拒绝', en: 'An event was rejected' },
  'timer-failed': { zh: '定时失败', en: 'A timer failed' },
  'effect-dead': { zh: '外发成为死信', en: 'An effect became a dead letter' },
  'order-stopped': { zh: '订单停下', en: 'An order stopped' },
  'version-broken': { zh: '版本无法运行', en: 'A version cannot run' },
  'delivery-quarantined': { zh: '消息被隔离', en: 'A delivery was set aside' },
});

export const incidents = defineExport<IncidentSummary>({
  id: 'incidents',
  title: { zh: '问题', en: 'Incidents' },
  pageSize: 200,
  columns: [
    text('种类', 'Kind', (incident, locale) => kind(incident.cause.type, locale)),
    text('对象', 'Of what', (incident, locale) => labelIn(incident.subject, locale, '')),
    text('流程', 'Flow', (incident, locale) => labelIn(incident.flowName, locale, incident.cause.flow ?? '')),
    text('状态', 'States', (incident, locale) =>
      listed(
        incident.stateLabels.map((label) => labelIn(label, locale, '')),
        locale,
      ),
    ),
    text('问题', 'Problem', (incident, locale) => incident.problem.message[locale]),
    number('未解决', 'Open', (incident) => incident.open),
    number('订单数', 'Orders', (incident) => incident.orders),
    number('累计', 'Ever', (incident) => incident.total),
    time('首次', 'First', (incident) => incident.firstAt),
    time('最近', 'Last', (incident) => incident.lastAt),
    time('解决时间', 'Closed', (incident) => incident.closedAt),
    text('负责人', 'Assigned to', (incident) => incident.assignedTo),
    text('已知悉', 'Acknowledged by', (incident) => personIn(incident.acknowledged?.by ?? '')),
  ],
});
