import { canonicalJson } from '../../base/json.ts';
import type { Transition } from '../../document/transition.ts';
import { compareGuards, rivalGroups, tellExample } from '../../guards/index.ts';
import { automaticLoops } from '../automatic-loops.ts';
import { defineRule } from '../define-rule.ts';
import { withNewTransition, withTransition } from '../edits.ts';
import type { Fix } from '../fix.ts';
import { type FlowView, viewOf } from '../flow-view.ts';
import { isOnLoop } from './always-loop.ts';

const lastRow = (path: string) => path.replace(/^transitions\./, '');

const stayOtherwise: Fix = {
  id: 'stay-otherwise',
  label: { zh: '加一行“其余情况”：留在原地', en: 'Add "otherwise": it stays here' },
  apply(document, { path }, newId) {
    const last = document.transitions[lastRow(path)];
    return last
      ? withNewTransition(document, { id: newId('transition'), source: last.source, targets: [], trigger: last.trigger })
      : document;
  },
};

const lastOtherwise: Fix = {
  id: 'last-otherwise',
  label: { zh: '把最后一行改成“其余情况”', en: 'Let the last row be "otherwise"' },
  apply(document, { path }) {
    return withTransition(document, lastRow(path), { guard: undefined });
  },
};

/** The last row must not lead back to itself for ever when its condition is gone. */
function offered(view: FlowView, rows: readonly Transition[]): readonly string[] {
  const last = rows.at(-1);
  if (last?.trigger.type === 'event') return isListed(view, last.trigger.event) ? [stayOtherwise.id] : [];
  if (!last || (last.trigger.type === 'always' && isOnLoop(view, last))) return [];
  const changed = viewOf(withTransition(view.document, last.id, { guard: undefined }));
  return automaticLoops(changed).some((loop) => loop.some(({ id }) => id === last.id)) ? [] : [lastOtherwise.id];
}

function isListed({ document }: FlowView, event: string): boolean {
  return event.endsWith('*') || Object.hasOwn(document.events, event);
}

/** One row may be meant to refuse the rest, and a state may wait until it can go on by itself; anything else that no row fits is a hole. */
function asks(rows: readonly Transition[], others: readonly Transition[], around: readonly Transition[]): boolean {
  const type = rows[0]?.trigger.type;
  if (rows.some(({ guard }) => guard === undefined)) return false;
  if (around.some((outer) => outer.guard === undefined && canonicalJson(outer.trigger) === canonicalJson(rows[0]?.trigger))) return false;
  return type === 'always' ? others.length === rows.length : rows.length > 1 || type === 'reply' || type === 'done';
}

export const guardGap = defineRule({
  id: 'guard-gap',
  severity: 'warning',
  label: { zh: '条件之间有空档', en: 'Gap between conditions' },
  why: {
    zh: '落在空档里的订单谁也不处理，停在原地。',
    en: 'An order in the gap is taken by nobody and stays where it is.',
  },
  fixes: [stayOtherwise, lastOtherwise],
  check: (view) =>
    Object.values(view.document.states)
      .filter(({ kind }) => kind !== 'final' && kind !== 'history')
      .flatMap((state) =>
        rivalGroups(view.from(state.id))
          .filter((rows) => asks(rows, view.from(state.id), view.available(state.id)))
          .flatMap((rows) => {
            const gap = compareGuards(view.document, rows)?.gap;
            if (!gap) return [];
            const [first] = rows;
            const event = first?.trigger.type === 'event' ? first.trigger.event : undefined;
            return [
              {
                place: { type: 'state' as const, id: state.id },
                path: `transitions.${rows.at(-1)?.id ?? ''}`,
                fixes: offered(view, rows),
                message: {
                  zh: `“${view.name(state.id).zh}”的 ${rows.length} 个条件有空档：${tellExample(view.document, gap, event, 'zh')}，一条也不符合。`,
                  en: `The ${rows.length} conditions of "${view.name(state.id).en}" leave a gap: ${tellExample(view.document, gap, event, 'en')} fits none of them.`,
                },
                mend: { zh: '在决策表里加一行"其余情况"。', en: 'Add an "otherwise" row in the decision table.' },
              },
            ];
          }),
      ),
});
