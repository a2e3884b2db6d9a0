import {
  blankDocument,
  childrenOf,
  type FlowDocument,
  parseDocument,
  FlowDocument as Schema,
  type State,
  serializeDocument,
  stateKinds,
} from '@orderloom/shared/document';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedIds } from '../session/author.ts';
import type { Command } from '../session/command.ts';
import { createSession } from '../session/create-session.ts';
import { nothing, type Selection } from '../session/selection.ts';
import * as commands from './index.ts';

/** A draw of numbers, turned into a command on whatever the document holds by then. */
const steps = fc.array(fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.nat(999)), { minLength: 1, maxLength: 40, size: 'max' });

type Draw = readonly [number, number, number, number];
const by = { locale: 'zh' as const, ids: countedIds() };
const edges = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;

function pick<T>(rows: readonly T[], at: number): T | undefined {
  return rows[at % Math.max(1, rows.length)];
}

function selectionOf(document: FlowDocument, [, a, b, c]: Draw): Selection {
  const states = Object.keys(document.states);
  const chosen = [pick(states, a), pick(states, b), pick(states, c)].filter((id): id is string => id !== undefined);
  const transition = pick(Object.keys(document.transitions), c);
  return { states: [...new Set(chosen)].slice(0, 1 + (b % 3)), transitions: transition && a % 3 === 0 ? [transition] : [], notes: [] };
}

type Maker = (document: FlowDocument, draw: Draw) => Command | undefined;

const makers: readonly Maker[] = [
  (d, [, a, b, c]) =>
    commands.addState(
      { kind: pick(stateKinds, a) ?? 'atomic', parent: pick(Object.keys(d.states), b) ?? d.root, at: c % 2 ? { x: c, y: a } : undefined },
      by,
    ),
  (d, [, a]) => commands.addRegion(pick(Object.keys(d.states), a) ?? '', by),
  (d, [, a, b]) => commands.connectStates(pick(Object.keys(d.states), a) ?? '', pick(Object.keys(d.states), b), by),
  (d, [, a, b, c]) =>
    commands.createNextState(
      { source: pick(Object.keys(d.states), a) ?? '', parent: b % 2 ? pick(Object.keys(d.states), b) : undefined, at: { x: c, y: b } },
      by,
    ),
  (d, [, a, b]) => commands.renameState(pick(Object.keys(d.states), a) ?? '', '一'.repeat(b % 30), 'zh'),
  (d, [, a, b, c]) =>
    commands.moveStates([
      { id: pick(Object.keys(d.states), a) ?? '', parent: pick(Object.keys(d.states), b) ?? '', x: c - 300, y: a - 300 },
    ]),
  (d, [, a, b, c]) => commands.resizeState(pick(Object.keys(d.states), a) ?? '', { x: b, y: c, width: 1 + b, height: 1 + c }),
  (d, draw) => (draw[1] % 4 === 0 ? commands.deleteSelection(selectionOf(d, draw)) : undefined),
  (d, [, a, b]) => commands.changeKind(pick(Object.keys(d.states), a) ?? '', pick(stateKinds, b) ?? 'atomic', by),
  (d, draw) => commands.groupIntoPhase(selectionOf(d, draw), by),
  (d, draw) => commands.splitIntoRegions(selectionOf(d, draw), by),
  (d, [, a, b]) => commands.moveInto(pick(Object.keys(d.states), a) ?? '', pick(Object.keys(d.states), b) ?? ''),
  (d, [, a]) => commands.withNewEvent(pick(Object.keys(d.transitions), a) ?? ''),
  (d, [, a]) => commands.joinRegions(pick(Object.keys(d.states), a) ?? '', by),
  (d, [, a, b]) => commands.pinStates([pick(Object.keys(d.states), a) ?? ''], b % 3 !== 0),
  (_d, [, a, b]) => commands.addFrame({ x: a, y: b, width: 100 + a, height: 100 + b }, by),
  (d, [, a, b, c]) =>
    commands.insertOnTransition(
      pick(Object.keys(d.transitions), a) ?? '',
      {
        kind: pick(['atomic', 'compound', 'parallel'] as const, b) ?? 'atomic',
        parent: pick(Object.keys(d.states), c) ?? d.root,
        at: { x: b, y: c },
      },
      by,
    ),
  (d, [, a, b, c]) =>
    commands.moveOntoTransition(
      { id: pick(Object.keys(d.states), a) ?? '', parent: pick(Object.keys(d.states), b) ?? '', x: c, y: b },
      pick(Object.keys(d.transitions), c) ?? '',
      by,
    ),
  (d, [, a, b]) =>
    commands.bendTransition(
      pick(Object.keys(d.transitions), a) ?? '',
      b % 4 === 0
        ? undefined
        : {
            points: [
              { x: a, y: b },
              { x: a, y: b + 40 },
              { x: a + 40, y: b + 40 },
              { x: a + 40, y: b },
            ],
            byHand: true,
          },
    ),
  (d, [, a, b]) =>
    commands.applyLayout({
      states: Object.fromEntries(
        Object.entries(d.layout.states).map(([id, box], at) => [id, { ...box, x: box.x + a, y: box.y + (b % 7) * at }]),
      ),
      routes: {},
    }),
  (d, [, a, b]) => {
    const phase = pick(Object.keys(d.states), a) ?? '';
    const inside = childrenOf(d, phase).map(({ id }, at) => [id, { x: 24 + at * 200, y: 60, width: 120, height: 48 + (b % 9) }] as const);
    return commands.applyPhaseLayout(phase, Object.fromEntries(inside));
  },
  (d, [, a]) => commands.ungroup(pick(Object.keys(d.states), a) ?? '', by),
  (d, draw) => commands.alignStates(selectionOf(d, draw), pick(edges, draw[1]) ?? 'left'),
  (d, draw) => commands.distributeStates(selectionOf(d, draw), draw[1] % 2 ? 'x' : 'y'),
  (d, draw) => (Object.keys(d.states).length < 60 ? commands.duplicateSelection(d, selectionOf(d, draw), by) : undefined),
  (d, [, a, b]) =>
    commands.reconnect(pick(Object.keys(d.transitions), a) ?? '', {
      target: pick(Object.keys(d.states), b),
      source: pick(Object.keys(d.states), a),
    }),
  (d, [, a, b]) =>
    commands.setTransition(
      pick(Object.keys(d.transitions), a) ?? '',
      b % 2 ? { guard: 'amount > 5' } : { guard: undefined, trigger: { type: 'after', delay: { type: 'fixed', ms: b } } },
    ),
  (d, [, a, b]) => commands.setState(pick(Object.keys(d.states), a) ?? '', { handler: b % 2 ? '客服' : undefined, tags: ['x'] }),
  (d, [, a, b]) => commands.addNote({ parent: pick(Object.keys(d.states), a), at: { x: a, y: b } }, by),
  (_d, [, a]) => commands.upsertField(`f${a % 5}`, { label: {}, type: { type: 'integer' }, default: null }),
  (_d, [, a, b]) => commands.renameField(`f${a % 5}`, `f${b % 5}`),
  (d, [, a, b]) => commands.renameEvent(pick(Object.keys(d.events), a) ?? '', `E${b % 9}`),
  (d, [, a]) => commands.setInitial(pick(Object.keys(d.states), a) ?? ''),
  (d, [, a, b]) => commands.reorderState(pick(Object.keys(d.states), a) ?? '', b % 4),
  (d, [, a, b]) => commands.reorderTransition(pick(Object.keys(d.transitions), a) ?? '', b % 4),
];

function run(draws: readonly Draw[], after?: (document: FlowDocument) => void) {
  let time = 0;
  const session = createSession(blankDocument('flow', { zh: '流程' }), { now: () => (time += 400) });
  for (const draw of draws) {
    const command = pick(makers, draw[0])?.(session.getState().document, draw);
    if (!command) continue;
    session.getState().run(command);
    after?.(session.getState().document);
  }
  return session;
}

function hasWayIn(document: FlowDocument, state: State): boolean {
  const children = childrenOf(document, state.id).map((child) => child.id);
  if (children.length === 0) return true;
  return state.kind === 'parallel' || (state.kind === 'compound' && children.includes(state.initial ?? ''));
}

describe('any sequence of commands', () => {
  it('undone gives the same bytes, redone gives the last bytes', () => {
    fc.assert(
      fc.property(steps, (draws) => {
        const blank = serializeDocument(blankDocument('flow', { zh: '流程' }));
        const session = run(draws);
        const end = serializeDocument(session.getState().document);

        while (session.getState().canUndo) session.getState().undo();
        expect(serializeDocument(session.getState().document)).toBe(blank);
        expect(session.getState().selection).toEqual(nothing);

        while (session.getState().canRedo) session.getState().redo();
        expect(serializeDocument(session.getState().document)).toBe(end);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves a document that can be read after every step', () => {
    fc.assert(
      fc.property(steps, (draws) => {
        run(draws, (document) => {
          const parsed = parseDocument(JSON.parse(serializeDocument(document)));
          expect(parsed.ok ? [] : parsed.error).toEqual([]);
          expect(Schema.safeParse(document).error?.issues ?? []).toEqual([]);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('leaves no transition to nowhere, and a way into every container that has an inside', () => {
    fc.assert(
      fc.property(steps, (draws) => {
        run(draws, (document) => {
          const { states, transitions, layout } = document;
          expect(Object.values(transitions).flatMap((transition) => transition.targets.filter((id) => !states[id]))).toEqual([]);
          expect(Object.keys(layout.states).filter((id) => !states[id])).toEqual([]);
          expect(Object.keys(layout.routes).filter((id) => !transitions[id])).toEqual([]);
          expect(Object.values(states).filter((state) => !hasWayIn(document, state))).toEqual([]);
        });
      }),
      { numRuns: 150 },
    );
  });
});
