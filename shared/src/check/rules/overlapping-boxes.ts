import type { Box } from '../../document/layout.ts';
import type { State } from '../../document/state.ts';
import { atState, defineRule } from '../define-rule.ts';
import { fixOf } from '../fix.ts';
import type { FlowView } from '../flow-view.ts';

/** Boxes that merely touch are not on top of each other. */
const slack = 4;
const gap = 48;

const moveAside = fixOf('move-aside', { zh: '移到右边的空处', en: 'Move it to the free space on the right' }, (document, id) => {
  const box = document.layout.states[id];
  if (!box) return document;
  const parent = document.states[id]?.parent;
  const others = Object.values(document.states).filter((state) => state.parent === parent && state.id !== id);
  const right = Math.max(0, ...others.map((state) => end(document.layout.states[state.id])));
  const touching = Object.values(document.transitions).filter(({ source, targets }) => source === id || targets.includes(id));
  const gone = new Set(touching.map((transition) => transition.id));
  const routes = Object.fromEntries(Object.entries(document.layout.routes).filter(([key]) => !gone.has(key)));
  return { ...document, layout: { ...document.layout, states: { ...document.layout.states, [id]: { ...box, x: right + gap } }, routes } };
});

export const overlappingBoxes = defineRule({
  id: 'overlapping-boxes',
  severity: 'warning',
  label: { zh: '叠在一起的状态', en: 'States on top of each other' },
  why: { zh: '被盖住的状态看不见，也点不到。', en: 'A state that is covered is neither seen nor reached by a click.' },
  fixes: [moveAside],
  geometry: true,
  check: (view) =>
    Object.values(view.document.states)
      .filter(({ kind }) => kind === 'compound')
      .flatMap((whole) =>
        covered(view, view.childrenOf(whole.id)).map(([under, over]) => ({
          ...atState(over, ''),
          ...(whole.id === view.document.root ? {} : { fixes: [] }),
          message: {
            zh: `“${view.name(over).zh}”和“${view.name(under).zh}”叠在了一起。`,
            en: `"${view.name(over).en}" and "${view.name(under).en}" lie on top of each other.`,
          },
          mend: { zh: '拖开其中一个，或点“整理”。', en: 'Drag one of them away, or tidy the drawing.' },
        })),
      ),
});

/** Each state that lies on an earlier sibling, with that one; swept from left to right. */
function covered(view: FlowView, siblings: readonly State[]): (readonly [string, string])[] {
  const boxes = siblings.flatMap(({ id }) => {
    const box = view.document.layout.states[id];
    return box ? [{ id, box }] : [];
  });
  const sorted = boxes.toSorted((a, b) => a.box.x - b.box.x);
  const found = new Map<string, string>();
  for (const [index, left] of sorted.entries()) {
    for (const right of sorted.slice(index + 1)) {
      if (right.box.x >= end(left.box) - slack) break;
      if (meets(left.box, right.box)) found.set(right.id, found.get(right.id) ?? left.id);
    }
  }
  return [...found].map(([over, under]) => [under, over] as const);
}

function meets(a: Box, b: Box): boolean {
  return a.y < b.y + b.height - slack && b.y < a.y + a.height - slack;
}

function end(box: Box | undefined): number {
  return box ? box.x + box.width : 0;
}
