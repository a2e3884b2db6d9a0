import Elk from 'elkjs/lib/elk.bundled.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, FlowDocument } from '../document/index.ts';
import { blankDocument, State, Transition } from '../document/index.ts';
import { drawing } from './drawing.ts';
import { overlaps, segmentsOf } from './geometry.ts';
import { layoutDocument } from './layout-document.ts';
import { routeEdges } from './route-edges.ts';
import { isContainer } from './scene.ts';

const engine = new Elk();

interface Sketch {
  readonly states: readonly {
    readonly kind: 'atomic' | 'compound' | 'parallel' | 'final';
    readonly parent: number;
    readonly name: string;
  }[];
  readonly links: readonly { readonly from: number; readonly to: number; readonly guard: boolean; readonly name: string }[];
}

const names = fc.constantFrom('待付款', '审核', '同城闪送配送中', 'Awaiting shipment', 'OK', '物流揽收超时预警');
const sketches: fc.Arbitrary<Sketch> = fc.record({
  states: fc.array(
    fc.record({ kind: fc.constantFrom('atomic', 'atomic', 'atomic', 'compound', 'parallel', 'final'), parent: fc.nat(30), name: names }),
    { minLength: 2, maxLength: 14 },
  ),
  links: fc.array(fc.record({ from: fc.nat(30), to: fc.nat(30), guard: fc.boolean(), name: names }), { maxLength: 18 }),
});

function documentOf(sketch: Sketch): FlowDocument {
  const document = blankDocument('random', { zh: '随机' });
  const states: FlowDocument['states'] = { ...document.states };
  const ids: string[] = [];
  for (const [index, { kind, parent, name }] of sketch.states.entries()) {
    const homes = ['root', ...ids.filter((id) => isContainer(states[id]))];
    const id = `s${index}`;
    const home = homes[parent % homes.length] ?? 'root';
    const real = states[home]?.kind === 'parallel' ? 'compound' : kind;
    states[id] = State.parse({ id, kind: real, parent: home, order: index, label: { zh: name } });
    const holder = states[home];
    if (holder?.kind === 'compound' && holder.initial === null) states[home] = { ...holder, initial: id };
    ids.push(id);
  }
  const transitions: FlowDocument['transitions'] = {};
  for (const [index, { from, to, guard, name }] of sketch.links.entries()) {
    const id = `t${index}`;
    const source = ids[from % ids.length] ?? 'root';
    const target = ids[to % ids.length] ?? 'root';
    const trigger = { type: 'event', event: name };
    transitions[id] = Transition.parse({ id, source, targets: [target], trigger, ...(guard ? { guard: 'true' } : {}) });
  }
  return { ...document, states, transitions };
}

function touches(a: Box, b: Box): boolean {
  return overlaps({ x: a.x + 0.5, y: a.y + 0.5, width: a.width - 1, height: a.height - 1 }, b);
}

function encloses(outer: Box, inner: Box): boolean {
  const inX = inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width + 0.1;
  return inX && inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height + 0.1;
}

/** Found once: two transitions of a region to itself, where only its container's header has room. */
const twoBowsInAHeader: Sketch = {
  states: [
    { kind: 'parallel', parent: 0, name: '物流揽收超时预警' },
    { kind: 'atomic', parent: 3, name: '待付款' },
    { kind: 'atomic', parent: 16, name: '待付款' },
    { kind: 'atomic', parent: 0, name: '待付款' },
  ],
  links: [
    { from: 13, to: 13, guard: false, name: '待付款' },
    { from: 5, to: 5, guard: false, name: '待付款' },
  ],
};

describe('layoutDocument', () => {
  it('puts no label on a state, no label on a label and no state on its neighbour', async () => {
    await fc.assert(
      fc.asyncProperty(sketches, async (sketch) => {
        const document = documentOf(sketch);
        const shown = drawing(document, 'zh', await layoutDocument(document, 'zh', engine));
        const leaves = shown.states.filter((state) => !isContainer(document.states[state.id]));
        const chips = shown.edges.flatMap((edge) => edge.chips.map((chip) => ({ ...chip, edge: edge.id })));

        const onState = chips.filter((chip) => leaves.some((state) => touches(chip, state.box)));
        const onLabel = chips.filter((chip, index) =>
          chips.slice(index + 1).some((other) => other.edge !== chip.edge && touches(chip, other)),
        );
        const stacked = leaves.filter((state, index) => leaves.slice(index + 1).some((other) => touches(state.box, other.box)));

        expect({ onState, onLabel, stacked }).toEqual({ onState: [], onLabel: [], stacked: [] });
      }),
      { numRuns: 25, examples: [[twoBowsInAHeader]] },
    );
  });

  it('keeps every state inside its container and every edge orthogonal', async () => {
    await fc.assert(
      fc.asyncProperty(sketches, async (sketch) => {
        const document = documentOf(sketch);
        const shown = drawing(document, 'zh', await layoutDocument(document, 'zh', engine));
        const boxes = new Map(shown.states.map((state) => [state.id, state.box]));

        const outside = shown.states.filter((state) => {
          const parent = boxes.get(document.states[state.id]?.parent ?? '');
          return parent !== undefined && !encloses(parent, state.box);
        });
        const slanted = shown.edges.filter((edge) =>
          segmentsOf(edge.points).some(([a, b]) => Math.min(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) > 0.2),
        );

        expect({ outside, slanted }).toEqual({ outside: [], slanted: [] });
      }),
      { numRuns: 15 },
    );
  });

  it('folds a long chain into rows that fit a page', async () => {
    const chain = documentOf({
      states: Array.from({ length: 24 }, () => ({ kind: 'atomic' as const, parent: 0, name: '审核' })),
      links: Array.from({ length: 23 }, (_, index) => ({ from: index, to: index + 1, guard: false, name: '审核' })),
    });

    const { bounds } = drawing(chain, 'zh', await layoutDocument(chain, 'zh', engine));

    expect(bounds.width / bounds.height).toBeGreaterThan(0.8);
    expect(bounds.width / bounds.height).toBeLessThan(4);
  });
});

describe('routeEdges', () => {
  it('leaves every other route alone when one state moves', async () => {
    const document = documentOf({
      states: Array.from({ length: 8 }, () => ({ kind: 'atomic' as const, parent: 0, name: '审核' })),
      links: Array.from({ length: 7 }, (_, index) => ({ from: index, to: index + 1, guard: false, name: '审核' })),
    });
    const layout = await layoutDocument(document, 'zh', engine);
    const moved = layout.states.s7;
    if (!moved) throw new Error('s7 was not placed');

    const routes = routeEdges(document, 'zh', { ...layout, states: { ...layout.states, s7: { ...moved, y: moved.y + 160 } } });

    const changed = Object.keys(routes).filter((id) => routes[id] !== layout.routes[id]);
    expect(changed).toEqual(['t6']);
  });

  it('keeps what a drag does not disturb: one state moved among five hundred edges', () => {
    const states = Array.from({ length: 300 }, () => ({ kind: 'atomic' as const, parent: 0, name: '审核' }));
    const links = Array.from({ length: 500 }, (_, index) => ({
      from: index % 300,
      to: (index + 1 + (index % 3)) % 300,
      guard: false,
      name: 'OK',
    }));
    const document = documentOf({ states, links });
    const placed = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `s${index}`,
        { x: (index % 20) * 260, y: Math.floor(index / 20) * 130, width: 120, height: 48 },
      ]),
    );
    const routes = routeEdges(document, 'zh', { states: placed, routes: {} });
    const moved = { ...placed, s150: { x: 2640, y: 940, width: 120, height: 48 } };

    const again = routeEdges(document, 'zh', { states: moved, routes });
    const touched = document.transitions;
    const kept = Object.keys(routes).filter((id) => touched[id]?.source !== 's150' && !touched[id]?.targets.includes('s150'));

    expect(Object.keys(routes)).toHaveLength(500);
    expect(kept.filter((id) => again[id] === routes[id]).length).toBeGreaterThan(kept.length * 0.9);
  });
});
