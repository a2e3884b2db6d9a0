import { blankDocument, type FlowDocument, State, Transition } from '@orderloom/shared/document';
import { describe, expect, it } from 'vitest';
import { hitState } from './hit-test.ts';
import { projector, type View } from './project-document.ts';
import { snap } from './snap.ts';

function nested(): FlowDocument {
  const blank = blankDocument('nested', { zh: '嵌套' });
  const state = (id: string, parent: string, kind: string, zh: string) => State.parse({ id, kind, parent, label: { zh } });
  return {
    ...blank,
    states: {
      root: { ...State.parse(blank.states.root), initial: 'a' },
      inner: state('inner', 'phase', 'atomic', '拣货中'),
      a: state('a', 'root', 'atomic', '已付款'),
      phase: state('phase', 'root', 'compound', '备货'),
    },
    transitions: {
      t1: Transition.parse({ id: 't1', source: 'a', targets: ['phase'], trigger: { type: 'event', event: 'go' } }),
      t2: Transition.parse({ id: 't2', source: 'a', targets: ['inner'], trigger: { type: 'event', event: 'jump' } }),
    },
    layout: {
      states: {
        a: { x: 0, y: 0, width: 120, height: 48 },
        phase: { x: 240, y: 0, width: 300, height: 160 },
        inner: { x: 40, y: 60, width: 120, height: 48 },
      },
      routes: {},
    },
  };
}

function viewOf(document: FlowDocument, change: Partial<View> = {}): View {
  const selection = { states: [], transitions: [], notes: [] };
  const still = {
    settled: true,
    selection,
    marks: undefined,
    editable: true,
    renaming: undefined,
    dropTarget: undefined,
    hovered: undefined,
  };
  return { document, locale: 'zh', layout: document.layout, ...still, ...change };
}

describe('projector', () => {
  it('puts parents before children and says what a state is', () => {
    const { nodes } = projector()(viewOf(nested()));

    const ids = nodes.map((node) => node.id);
    expect(ids.indexOf('phase')).toBeLessThan(ids.indexOf('inner'));
    expect(nodes.find((node) => node.id === 'a')?.ariaLabel).toBe('已付款，状态，第 1 个，共 2 个，2 条转移');
    expect(nodes.find((node) => node.id === 'inner')).toMatchObject({ parentId: 'phase', position: { x: 40, y: 60 } });
  });

  it('keeps every node that did not change', () => {
    const project = projector();
    const document = nested();
    const before = project(viewOf(document));
    const renamed = { ...document, states: { ...document.states, a: State.parse({ ...document.states.a, label: { zh: '付过款' } }) } };

    const after = project(viewOf(renamed));

    const fresh = after.nodes.filter((node) => !before.nodes.includes(node)).map((node) => node.id);
    expect(fresh).toEqual(['a']);
    expect(after.edges.find((edge) => edge.id === 't1')?.ariaLabel).toContain('付过款');
  });

  it('shows where an order is', () => {
    const { nodes } = projector()(viewOf(nested(), { marks: { active: new Set(['inner']) } }));

    expect(nodes.find((node) => node.id === 'inner')?.ariaLabel).toContain('订单在此');
  });
});

describe('hitState', () => {
  it('tells a state from the open ground of its container', () => {
    const { drawing } = projector()(viewOf(nested()));

    expect(hitState(drawing, { x: 300, y: 80 })).toEqual({ state: 'inner', ground: false });
    expect(hitState(drawing, { x: 500, y: 140 })).toEqual({ state: 'phase', ground: true });
    expect(hitState(drawing, { x: 300, y: 10 })).toEqual({ state: 'phase', ground: false });
    expect(hitState(drawing, { x: 900, y: 900 })).toBeUndefined();
  });
});

describe('snap', () => {
  it('falls into line with a sibling, else onto the grid', () => {
    const sibling = { x: 100, y: 200, width: 120, height: 48 };

    const near = snap({ x: 301, y: 203, width: 120, height: 48 }, [sibling]);
    const far = snap({ x: 301, y: 301, width: 120, height: 48 }, [sibling]);

    expect(near.point).toEqual({ x: 300, y: 200 });
    expect(near.guides).toEqual([{ axis: 'y', at: 224, from: 100, to: 420 }]);
    expect(far).toEqual({ point: { x: 300, y: 300 }, guides: [] });
  });
});
