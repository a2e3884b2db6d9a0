import { blankDocument, Field, type FlowDocument, State, Transition } from '@orderloom/shared/document';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleFields } from '../rules/index.ts';
import { countedIds } from '../session/author.ts';
import { createSession } from '../session/create-session.ts';
import { addRow, moveRow, setRow } from './commands.ts';
import { decideRows } from './decide-row.ts';
import { decisionTable, readCells, rivalsOf, writeCells } from './decision-table.ts';

const field = (type: Field['type']) => Field.parse({ label: {}, type });

function drawing(guards: readonly (string | undefined)[]): FlowDocument {
  const state = (id: string) => State.parse({ id, kind: 'atomic', parent: 'root', label: { en: id } });
  const blank = blankDocument('f', { en: 'F' });
  const rows = guards.map((guard, priority) =>
    Transition.parse({
      id: `t${priority}`,
      source: 'a',
      targets: ['b'],
      priority,
      trigger: { type: 'always' },
      ...(guard ? { guard } : {}),
    }),
  );
  return {
    ...blank,
    context: {
      amount: field({ type: 'money' }),
      vip: field({ type: 'boolean' }),
      level: field({
        type: 'enum',
        options: [
          { value: 'gold', label: {} },
          { value: 'diamond', label: {} },
        ],
      }),
    },
    states: { ...blank.states, a: state('a'), b: state('b'), c: state('c') },
    transitions: Object.fromEntries(rows.map((row) => [row.id, row])),
  };
}

const first = (document: FlowDocument) => Object.values(document.transitions)[0] as Transition;

function tableOf(document: FlowDocument) {
  return decisionTable(rivalsOf(document, first(document)), ruleFields(document, undefined, 'en'));
}

describe('a decision table', () => {
  it('has a row for each rival and a column for each field they ask about', () => {
    const table = tableOf(drawing(['amount > 100 && level == "gold"', 'vip == true', undefined]));

    expect(table.columns).toEqual(['amount', 'level', 'vip']);
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      { amount: 'amount > 100', level: 'level == "gold"' },
      { vip: 'vip == true' },
      {},
    ]);
  });

  it('leaves a condition whole that asks of several fields at once', () => {
    expect(tableOf(drawing(['amount > 100 || vip == true', 'amount > 5'])).rows.map(({ cells }) => cells)).toEqual([
      undefined,
      { amount: 'amount > 5' },
    ]);
  });

  it('keeps what alternatives of one field mean', () => {
    const fields = ruleFields(drawing([]), undefined, 'en');
    const cells = readCells('(amount < 10 || amount > 100) && vip == true', fields);

    expect(cells && writeCells(cells, fields)).toBe('(amount < 10 || amount > 100) && vip == true');
  });

  it('decides like the whole conditions, whatever the cells and the order', () => {
    const parts = fc.subarray(['amount > 100', 'amount <= 500', 'vip == true', 'level in ["gold"]', '!(amount == 7)']);
    const order = fc.record({ amount: fc.integer({ min: 0, max: 1000 }), vip: fc.boolean(), level: fc.constantFrom('gold', 'diamond') });
    fc.assert(
      fc.property(parts, order, (asked, context) => {
        const guard = asked.join(' && ');
        const document = drawing([guard]);
        const table = tableOf(document);
        const cells = table.rows[0]?.cells ?? {};
        const example = { context, payload: {}, states: ['a'] };
        const rewritten = drawing([writeCells(cells, ruleFields(document, undefined, 'en'))]);
        const [before] = decideRows(document, table, undefined, example, 0);
        const [after] = decideRows(rewritten, tableOf(rewritten), undefined, example, 0);

        expect(after?.met).toBe(before?.met);
        expect(before?.met).toBe(Object.values(before?.cells ?? {}).every((met) => met));
      }),
    );
  });

  it('counts a row that cannot be evaluated as not met', () => {
    const document = drawing(['amount > 100', undefined]);

    expect(
      decideRows(document, tableOf(document), undefined, { context: {}, payload: {}, states: ['a'] }, 0).map(({ met }) => met),
    ).toEqual([false, true]);
  });

  it('adds a row before the rest, moves rows past each other, and takes it all back', () => {
    const document = drawing(['amount > 100', undefined]);
    const session = createSession(document);
    const { run } = session.getState();
    run(addRow(first(document), 'c', { locale: 'en', ids: countedIds(10) }));
    run(setRow('t10', 'vip == true'));
    run(moveRow(session.getState().document.transitions.t10 as Transition, -1));

    expect(rivalsOf(session.getState().document, first(document)).map(({ id }) => id)).toEqual(['t10', 't0', 't1']);
    for (let step = 0; step < 3; step += 1) session.getState().undo();
    expect(session.getState().document).toEqual(document);
  });
});
