import { childrenOf } from '../../document/queries.ts';
import { atState, defineRule } from '../define-rule.ts';
import { withState } from '../edits.ts';
import { fixOf } from '../fix.ts';
import type { FlowView } from '../flow-view.ts';

const makePhase = fixOf('make-phase', { zh: '改成普通阶段', en: 'Make it a plain phase' }, (document, id) => {
  const only = childrenOf(document, id).find(({ kind }) => kind !== 'history');
  return only ? withState(document, id, { kind: 'compound', initial: only.id }) : document;
});

export const singleRegion = defineRule({
  id: 'single-region',
  severity: 'warning',
  label: { zh: '只有一条并行线', en: 'Parallel with one region' },
  why: {
    zh: '只有一条线时没有什么在并行，图和培训材料都多出一层。',
    en: 'With one region nothing runs in parallel; drawing and training have a level too many.',
  },
  fixes: [makePhase],
  check: (view) =>
    Object.values(view.document.states)
      .filter((state) => state.kind === 'parallel' && regionsOf(view, state.id).length === 1)
      .map((state) => ({
        ...atState(state.id),
        ...(isAwaited(view, state.id) ? { fixes: [] } : {}),
        message: {
          zh: `并行状态“${view.name(state.id).zh}”里只有一条线。`,
          en: `The parallel state "${view.name(state.id).en}" has only one region.`,
        },
        mend: { zh: '再画一条并行线，或改成普通阶段。', en: 'Draw another region, or make it a plain phase.' },
      })),
});

function regionsOf(view: FlowView, id: string) {
  return view.childrenOf(id).filter(({ kind }) => kind !== 'history');
}

/** A phase is finished by a final state of its own, not by what its only part does. */
function isAwaited(view: FlowView, id: string): boolean {
  const only = regionsOf(view, id)[0];
  if (id === view.document.root || only?.kind === 'final') return true;
  return [id, ...view.ancestorsOf(id).map((state) => state.id)].some((place) =>
    view.from(place).some(({ trigger }) => trigger.type === 'done'),
  );
}
