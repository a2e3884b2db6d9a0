import { describeDuration } from '../../expression/describe-duration.ts';
import { atState, defineRule } from '../define-rule.ts';
import { withState } from '../edits.ts';
import { fixOf } from '../fix.ts';
import { type FlowView, viewOf } from '../flow-view.ts';

const expectTheSum = fixOf('expect-the-sum', { zh: '阶段的停留时限改为各步之和', en: 'Expect the sum of its steps' }, (document, id) => {
  const sla = document.states[id]?.sla;
  const sum = sla && shortestSum(viewOf(document), id);
  return sla && sum !== undefined ? withState(document, id, { sla: { ...sla, expected: sum } }) : document;
});

export const slaSum = defineRule({
  id: 'sla-sum',
  severity: 'warning',
  label: { zh: '各步停留时限超过阶段的', en: 'Steps expected to last longer than their phase' },
  why: {
    zh: '每一步都按时，整个阶段还是晚了：对客户的承诺守不住。',
    en: 'Every step is on time and the phase is late all the same: what customers were promised cannot be kept.',
  },
  fixes: [expectTheSum],
  check: (view) =>
    Object.values(view.document.states).flatMap(({ id, sla }) => {
      const sum = sla && shortestSum(view, id);
      if (!sla || sla.working || sum === undefined || sum <= sla.expected) return [];
      return {
        ...atState(id, '.sla'),
        message: {
          zh: `“${view.name(id).zh}”应在${describeDuration(sla.expected, 'zh')}内完成，但最短的一路各步加起来就有${describeDuration(sum, 'zh')}。`,
          en: `"${view.name(id).en}" is to last ${describeDuration(sla.expected, 'en')}, but the steps of its shortest way add up to ${describeDuration(sum, 'en')}.`,
        },
        mend: { zh: '放宽阶段的停留时限，或收紧各步的。', en: 'Allow the phase more, or its steps less.' },
      };
    }),
});

/** The expected stays along the way through a phase on which they add up to least. */
function shortestSum(view: FlowView, phase: string): number | undefined {
  const { initial, kind } = view.document.states[phase] ?? {};
  if (kind !== 'compound' || !initial) return undefined;
  const next = stepsOf(view, phase);
  const sums = [...totalsFrom(view, initial, next)]
    .filter(([id]) => view.document.states[id]?.kind === 'final' || next.get(id)?.has(undefined))
    .map(([, total]) => total);
  return sums.length === 0 ? undefined : Math.min(...sums);
}

/** The least sum with which each child is left. */
function totalsFrom(view: FlowView, initial: string, next: ReadonlyMap<string, ReadonlySet<string | undefined>>): Map<string, number> {
  const totals = new Map([[initial, expected(view, initial)]]);
  const open = [initial];
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    for (const step of next.get(id) ?? []) {
      const sum = (totals.get(id) ?? 0) + expected(view, step ?? '');
      if (step === undefined || sum >= (totals.get(step) ?? Number.POSITIVE_INFINITY)) continue;
      totals.set(step, sum);
      open.push(step);
    }
  }
  return totals;
}

function expected(view: FlowView, id: string): number {
  const sla = view.document.states[id]?.sla;
  return sla && !sla.working ? sla.expected : 0;
}

/** Where each direct child leads: other children, or (undefined) out of the phase. */
function stepsOf(view: FlowView, phase: string): Map<string, Set<string | undefined>> {
  const found = new Map<string, Set<string | undefined>>();
  for (const { source, targets } of view.transitions) {
    const from = childAround(view, phase, source);
    if (from === undefined || targets.length === 0) continue;
    const steps = found.get(from) ?? new Set();
    for (const target of targets) steps.add(childAround(view, phase, target));
    found.set(from, steps);
  }
  return found;
}

function childAround(view: FlowView, phase: string, id: string): string | undefined {
  const chain = [id, ...view.ancestorsOf(id).map((ancestor) => ancestor.id)];
  const at = chain.indexOf(phase);
  return at > 0 ? chain[at - 1] : undefined;
}
