import type { AuditEntry } from '@orderloom/shared/api';
import { columnsOf, defineExport } from '../column.ts';
import { personIn, wordsOf } from '../words.ts';

const { text, time } = columnsOf<AuditEntry>();
const outcome = wordsOf({
  done: { zh: '完成', en: 'Done' },
  denied: { zh: '无权', en: 'Denied' },
  refused: { zh: '拒绝', en: 'Refused' },
  failed: { zh: '失败', en: 'Failed' },
});

export const audit = defineExport<AuditEntry>({
  id: 'audit',
  title: { zh: '操作记录', en: 'Audit' },
  pageSize: 200,
  columns: [
    time('时间', 'Time', (entry) => entry.at),
    text('谁', 'Who', (entry) => personIn(entry.actor)),
    text('操作', 'Act', (entry) => entry.action),
    text('对象', 'Of what', (entry) => entry.target),
    text('结果', 'Outcome', (entry, locale) => outcome(entry.outcome, locale)),
    text('原因', 'Reason', (entry) => entry.reason),
    text('地址', 'Address', (entry) => entry.address),
    text('编号', 'Id', (entry) => entry.id),
  ],
});
