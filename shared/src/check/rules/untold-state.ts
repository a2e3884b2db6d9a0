import { textOf } from '../../base/text.ts';
import type { State } from '../../document/state.ts';
import { atState, defineRule, type Trip } from '../define-rule.ts';
import type { FlowView } from '../flow-view.ts';

/** From this share on a flow is taken to be written for its readers, and what is left out to be forgotten. */
const mostly = 0.6;

export const untoldState = defineRule({
  id: 'untold-state',
  severity: 'warning',
  label: { zh: '没有文案的状态', en: 'State without wording' },
  why: {
    zh: '别的状态都写了：客户在这里看不到进度，新同事在这里没有说明。',
    en: 'The others have it: here customers are told nothing, and new colleagues find no note.',
  },
  check(view) {
    const waits = view.states.filter((state) => view.reachable.has(state.id) && isSeen(view, state));
    return [...missing(view, waits, 'stage'), ...missing(view, waits, 'note')];
  },
});

/** Orders stay there for a while, or for good. */
function isSeen(view: FlowView, { id, kind, parent }: State): boolean {
  if (kind === 'final') return parent === view.document.root;
  return kind === 'atomic' && !view.from(id).some(({ trigger }) => trigger.type === 'always');
}

function missing(view: FlowView, waits: readonly State[], part: 'stage' | 'note'): Trip[] {
  const untold = waits.filter(
    ({ id }) => ![view.document.states[id], ...view.ancestorsOf(id)].some((state) => textOf(state?.[part], 'zh') !== ''),
  );
  if (untold.length > waits.length * (1 - mostly)) return [];
  return untold.map(({ id }) => ({
    ...atState(id, `.${part}`),
    message:
      part === 'stage'
        ? { zh: `“${view.name(id).zh}”没有写客户看到什么。`, en: `"${view.name(id).en}" does not say what customers are told.` }
        : { zh: `“${view.name(id).zh}”没有培训说明。`, en: `"${view.name(id).en}" has no note for training.` },
    mend: { zh: '在右侧补上。', en: 'Write it in the panel on the right.' },
  }));
}
