import { transitionsFrom } from '../../document/queries.ts';
import { atState, defineRule } from '../define-rule.ts';
import { withState } from '../edits.ts';
import { fixOf } from '../fix.ts';
import type { FlowView } from '../flow-view.ts';

const noPause = fixOf('no-pause', { zh: '不再暂停', en: 'Do not pause' }, (document, id) => withState(document, id, { pauses: undefined }));

export const idlePause = defineRule({
  id: 'idle-pause',
  severity: 'warning',
  label: { zh: '没有时限可暂停', en: 'No time limit to hold still' },
  why: {
    zh: '外面的状态都没有时限，停表没有作用；想停的时限多半画在了别处。',
    en: 'No state around has a time limit, so nothing stands still; the limit that was meant is probably drawn elsewhere.',
  },
  fixes: [noPause],
  check: (view) =>
    Object.values(view.document.states)
      .filter(({ id, pauses }) => pauses && !view.ancestorsOf(id).some((outer) => isTimed(view, outer.id)))
      .map(({ id }) => ({
        ...atState(id, '.pauses'),
        message: {
          zh: `“${view.name(id).zh}”会暂停外层计时，但外层没有时限。`,
          en: `"${view.name(id).en}" holds time limits around it still, but there are none.`,
        },
        mend: { zh: '给外层状态加时限，或关掉暂停。', en: 'Add a time limit to a state around it, or switch the pause off.' },
      })),
});

function isTimed({ document }: FlowView, id: string): boolean {
  return document.states[id]?.sla !== undefined || transitionsFrom(document, id).some(({ trigger }) => trigger.type === 'after');
}
