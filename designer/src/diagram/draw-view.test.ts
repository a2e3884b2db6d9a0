import { drawing } from '@orderloom/shared/diagram';
import type { FlowDocument, Layout } from '@orderloom/shared/document';
import { drawFlow } from '@orderloom/shared/testing';
import { expect, it } from 'vitest';
import { drawer } from './draw-view.ts';

const flow: FlowDocument = {
  ...drawFlow({
    states: {
      waiting: { on: { pay: 'packing' }, after: { '30m': 'closed' } },
      packing: { on: { ship: 'way' } },
      way: { states: { riding: { on: { arrive: 'handed' } }, handed: { final: true } }, done: 'closed' },
      closed: { final: true },
    },
  }),
  layout: {
    states: {
      waiting: { x: 0, y: 0, width: 140, height: 48 },
      packing: { x: 320, y: 0, width: 120, height: 48 },
      way: { x: 620, y: 0, width: 480, height: 160 },
      riding: { x: 40, y: 60, width: 120, height: 48 },
      handed: { x: 300, y: 60, width: 120, height: 44 },
      closed: { x: 320, y: 300, width: 120, height: 44 },
    },
    routes: {},
  },
};

function moved(id: string, x: number): Layout {
  const box = flow.layout.states[id];
  if (!box) throw new Error(id);
  return { ...flow.layout, states: { ...flow.layout.states, [id]: { ...box, x } } };
}

const view = { document: flow, locale: 'zh', layout: flow.layout, settled: true } as const;

it('does not draw anew what is as it was', () => {
  const draw = drawer();
  expect(draw({ ...view })).toBe(draw({ ...view }));
});

it('leaves every transition alone that is not at what is being moved', () => {
  const draw = drawer();
  const before = draw(view);
  const held = draw({ ...view, layout: moved('packing', 380), settled: false });
  const same = held.edges.filter((edge) => before.edges.includes(edge)).map(({ source, target }) => `${source} ${target}`);
  expect(same.sort()).toEqual(['riding handed', 'waiting closed', 'way closed']);
  expect(held.states.find(({ id }) => id === 'packing')?.box.x).toBe(380);
  expect(held.states.filter((state) => !before.states.includes(state)).map(({ id }) => id)).toEqual(['packing']);
});

it('takes along what lies inside, and what it says stays', () => {
  const draw = drawer();
  const before = draw(view);
  const held = draw({ ...view, layout: moved('way', 700), settled: false });
  const inside = held.states.find(({ id }) => id === 'riding');
  expect(inside?.box.x).toBe((before.states.find(({ id }) => id === 'riding')?.box.x ?? 0) + 80);
  expect(held.states.map(({ meta, title }) => [meta, title])).toEqual(before.states.map(({ meta, title }) => [meta, title]));
});

it('draws all of it once it is let go', () => {
  const draw = drawer();
  const before = draw(view);
  draw({ ...view, layout: moved('packing', 380), settled: false });
  const layout = moved('packing', 380);
  const after = draw({ ...view, document: { ...flow, layout }, layout });
  expect(after.edges).toEqual(drawing(flow, 'zh', { states: layout.states, routes: before.routes }).edges);
});
