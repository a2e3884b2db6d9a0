import { type Node, walk } from '../../expression/syntax.ts';
import { defineRule } from '../define-rule.ts';
import { textAt, withText } from '../edits.ts';
import { type TextSite, textSites } from '../field-uses.ts';
import type { Fix } from '../fix.ts';
import type { FlowView } from '../flow-view.ts';

const parts = ['getHours', 'getMinutes', 'getDate', 'getDayOfWeek', 'getDayOfMonth', 'getDayOfYear', 'getMonth', 'getFullYear'];
const bare = new RegExp(`\\.(${parts.join('|')})\\(\\s*\\)`, 'g');

const chinaTime: Fix = {
  id: 'china-time',
  label: { zh: '按北京时间计算', en: 'Reckon in Beijing time' },
  apply(document, { path }) {
    const text = textAt(document, path);
    return text === undefined ? document : withText(document, path, text.replace(bare, '.$1("Asia/Shanghai")'));
  },
};

export const clockWithoutZone = defineRule({
  id: 'clock-without-zone',
  severity: 'warning',
  label: { zh: '没写时区的钟点', en: 'Time of day without a time zone' },
  why: {
    zh: '不写时区时按 UTC 计算：北京的早上八点会被当成零点。',
    en: 'Without a zone UTC is taken: eight in the morning in Beijing counts as midnight.',
  },
  fixes: [chinaTime],
  check: (view) =>
    textSites(view.document).flatMap((site) => {
      const count = clocksIn(view, site);
      if (count === 0) return [];
      const replaceable = textAt(view.document, site.path)?.match(bare)?.length === count;
      return {
        place: site.place,
        path: site.path,
        ...(replaceable ? {} : { fixes: [] }),
        message: {
          zh: `“${site.text.trim()}”取了钟点或日期，却没有写时区。`,
          en: `"${site.text.trim()}" asks for a time of day or a date, without a time zone.`,
        },
        mend: {
          zh: '在括号里写上时区，如 getHours("Asia/Shanghai")。',
          en: 'Name the zone in the brackets, e.g. getHours("Asia/Shanghai").',
        },
      };
    }),
});

function clocksIn(view: FlowView, { root, event }: TextSite): number {
  let count = 0;
  walk(root, (node) => {
    if (node.op === 'rcall' && parts.includes(node.args[0]) && node.args[2].length === 0 && isInstant(view, node.args[1], event))
      count += 1;
    return false;
  });
  return count;
}

/** Durations have hours too, and those know no zone. */
function isInstant({ document }: FlowView, node: Node, event: string | undefined): boolean {
  if (node.op === 'id') return node.args === 'now' || document.context[node.args]?.type.type === 'instant';
  if (node.op === 'call') return node.args[0] === 'timestamp';
  const key = node.op === '.' && node.args[0].op === 'id' && node.args[0].args === 'event' ? node.args[1] : undefined;
  return key !== undefined && document.events[event ?? '']?.payload[key]?.type.type === 'instant';
}
