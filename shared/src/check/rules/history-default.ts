import { atState, defineRule } from '../define-rule.ts';
import { withState } from '../edits.ts';
import { fixOf } from '../fix.ts';

const startThere = fixOf(
  'start-there',
  { zh: '默认从该阶段的起始状态开始', en: 'By default begin at the initial state of its phase' },
  (document, id) => {
    const initial = document.states[document.states[id]?.parent ?? '']?.initial;
    return initial ? withState(document, id, { historyDefault: [initial] }) : document;
  },
);

export const historyDefault = defineRule({
  id: 'history-default',
  severity: 'warning',
  label: { zh: '历史状态没有默认去处', en: 'History without a default' },
  why: {
    zh: '订单第一次来时还没有“上次的位置”，读图的人看不出它会去哪里。',
    en: 'An order that was never here before has nothing to return to, and the drawing does not say where it goes.',
  },
  fixes: [startThere],
  check: (view) =>
    view.states
      .filter(
        ({ kind, parent, historyDefault: to }) =>
          kind === 'history' && to.length === 0 && view.document.states[parent ?? '']?.kind === 'compound',
      )
      .map((state) => ({
        ...atState(state.id, '.historyDefault'),
        ...(canStart(view.document.states[state.parent ?? '']?.initial, state.id) ? {} : { fixes: [] }),
        message: {
          zh: `历史状态“${view.name(state.id).zh}”没有写明：从没来过的订单去哪里。`,
          en: `The history state "${view.name(state.id).en}" does not say where orders go that were never here.`,
        },
        mend: { zh: '在右侧选一个默认去处。', en: 'Choose where it leads by default.' },
      })),
});

function canStart(initial: string | null | undefined, id: string): boolean {
  return typeof initial === 'string' && initial !== id;
}
