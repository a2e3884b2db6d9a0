import { atState, defineRule } from '../define-rule.ts';

const most = 7;

export const manyExits = defineRule({
  id: 'many-exits',
  severity: 'info',
  label: { zh: '出口太多', en: 'Many ways out' },
  why: {
    zh: '出口一多，就难看出哪种情况走哪条路，也容易漏掉。',
    en: 'With many ways out it is hard to see which case goes where, and easy to forget one.',
  },
  check: (view) =>
    Object.values(view.document.states).flatMap((state) => {
      const ways = new Set(view.from(state.id).flatMap(({ targets }) => (targets.length > 0 ? [targets.join(' ')] : [])));
      if (ways.size <= most) return [];
      return [
        {
          ...atState(state.id),
          message: {
            zh: `从“${view.name(state.id).zh}”出去的路有 ${ways.size} 条。`,
            en: `"${view.name(state.id).en}" has ${ways.size} ways out.`,
          },
          mend: {
            zh: '把几种情况共同的部分放进一个阶段，由阶段统一处理。',
            en: 'Put what several cases share into a phase, and let the phase deal with it.',
          },
        },
      ];
    }),
});
