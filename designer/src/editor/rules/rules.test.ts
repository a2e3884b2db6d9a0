import { blankDocument, EventDefinition, Field, type FlowDocument, State } from '@orderloom/shared/document';
import { expressionsOf } from '@orderloom/shared/expression';
import fc from 'fast-check';
import type { RuleGroupType } from 'react-querybuilder';
import { describe, expect, it } from 'vitest';
import { readRule } from './read-rule.ts';
import type { RuleField } from './rule-fields.ts';
import { writeRule } from './write-rule.ts';

const fields: readonly RuleField[] = [
  { name: 'amount', label: '金额', group: 'order', type: { type: 'money' } },
  { name: 'paid', label: '已付', group: 'order', type: { type: 'boolean' } },
  { name: 'waybill', label: '面单号', group: 'order', type: { type: 'text' } },
  { name: 'weight', label: '重量', group: 'order', type: { type: 'decimal' } },
  { name: 'shippedAt', label: '发货时间', group: 'order', type: { type: 'instant' } },
  { name: 'wait', label: '等待', group: 'order', type: { type: 'duration' } },
  { name: 'level', label: '等级', group: 'order', type: { type: 'enum', options: [{ value: 'gold', label: {} }] } },
  { name: 'tags', label: '标签', group: 'order', type: { type: 'list', of: { type: 'text' } } },
  { name: 'event.fee', label: '运费', group: 'event', type: { type: 'money' } },
  { name: 'inState', label: '状态', group: 'state', type: { type: 'state', states: [{ value: 's1', label: 'S1' }] } },
];

const shown = [
  'amount > 5000000',
  'paid == true',
  'paid == true && waybill != null',
  'amount >= 100 || (level in ["gold", "diamond"] && !("vip" in tags))',
  '!(paid == true && waybill == null)',
  'now - shippedAt > duration("2h")',
  'now - shippedAt <= duration("168h")',
  'shippedAt >= timestamp("2026-01-01T00:00:00Z")',
  'shippedAt < timestamp("2026-01-01T00:00:00Z")',
  'wait >= duration("1h30m")',
  'inState("s1")',
  '!inState("s1")',
  'size(tags) == 0',
  'waybill.startsWith("SF")',
  '!waybill.contains("a\\"b")',
  'amount == event.fee',
  'weight > 2.5',
  'amount > -5',
];

const document: FlowDocument = {
  ...blankDocument('f', {}),
  states: { ...blankDocument('f', {}).states, s1: State.parse({ id: 's1', kind: 'atomic', parent: 'root', label: { en: 'S1' } }) },
  context: Object.fromEntries(
    fields.flatMap(({ name, type, group }) =>
      group === 'order' && type.type !== 'state' ? [[name, Field.parse({ label: {}, type })]] : [],
    ),
  ),
  events: { paid: EventDefinition.parse({ label: {}, payload: { fee: { label: {}, type: { type: 'money' } } } }) },
};

describe('the rule builder and the expression are one truth', () => {
  it.each(shown)('shows %s and writes it back unchanged', (text) => {
    const query = readRule(text, fields);

    expect(query).toBeDefined();
    expect(query && writeRule(query, fields)).toBe(text);
  });

  it.each(shown.filter((text) => !text.includes('diamond')))('writes what the engine takes: %s', (text) => {
    const compiled = expressionsOf(document).compile(text, { type: 'boolean' }, { path: '', event: 'paid' });

    expect(compiled.ok ? [] : compiled.error).toEqual([]);
  });

  it.each([
    'amount + 1 > 5',
    'amount > 5 ? paid : false',
    'unknown == 1',
    'amount >',
    'tags.exists(t, t == "x")',
    'amount == "text"',
    'event.other == 1',
    '[1, 2].size() == 2',
  ])('leaves %s to the text mode', (text) => {
    expect(readRule(text, fields)).toBeUndefined();
  });

  it('reads the short forms people type', () => {
    expect(readRule('paid && !paid', fields)?.rules.map((rule) => 'operator' in rule && rule.operator)).toEqual(['isTrue', 'isFalse']);
  });

  it('leaves out rows that have no value yet, and says nothing when none has', () => {
    const unfinished = { field: 'amount', operator: '>', value: '' };

    expect(writeRule({ combinator: 'and', rules: [unfinished] }, fields)).toBe('');
    expect(
      writeRule(
        { combinator: 'and', rules: [unfinished, { combinator: 'or', rules: [] }, { field: 'paid', operator: 'isTrue', value: '' }] },
        fields,
      ),
    ).toBe('paid == true');
  });

  it('loses nothing of any nesting', () => {
    const leaf = fc.constantFrom(
      { field: 'amount', operator: '>', value: 7 },
      { field: 'paid', operator: 'isFalse', value: '' },
      { field: 'waybill', operator: 'doesNotContain', value: '"\\' },
      { field: 'tags', operator: 'hasNot', value: 'x' },
    );
    const { group } = fc.letrec<{ group: RuleGroupType; node: unknown }>((tie) => ({
      node: fc.oneof({ maxDepth: 3 }, leaf, tie('group')),
      group: fc.record(
        {
          combinator: fc.constantFrom('and', 'or'),
          not: fc.boolean(),
          rules: fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
        },
        { noNullPrototype: true },
      ) as fc.Arbitrary<RuleGroupType>,
    }));

    fc.assert(
      fc.property(group, (query) => {
        const text = writeRule(query, fields);
        const again = readRule(text, fields);
        expect(again && readRule(writeRule(again, fields), fields)).toEqual(again);
        expect(again).toBeDefined();
      }),
    );
  });
});
