import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankDocument, type FlowDocument, parseDocument, stateKinds } from '../document/index.ts';
import { drawFlow, type StateSketch, unmended } from '../testing/index.ts';
import { checkDocument, rules } from './index.ts';

/** Documents that parse, however wrong they are drawn: parents form a tree, all else is left to chance. */
const anyDrawing: fc.Arbitrary<FlowDocument> = fc.integer({ min: 1, max: 9 }).chain((count) => {
  const id = fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max: count - 1 }).map((index) => `s${index}`) },
    fc.constantFrom('root', 'lost', 'constructor'),
  );
  const call = fc.record({
    id: fc.constantFrom('a', 'b'),
    type: fc.constantFrom('set-field', 'raise-event', 'to-define', 'fly', 'constructor', 'add-tag'),
    params: fc.dictionary(fc.constantFrom('field', 'value', 'event', 'name'), fc.oneof(fc.string(), fc.jsonValue() as fc.Arbitrary<never>)),
  });
  const trigger = fc.oneof(
    fc.constantFrom('go', '*', 'go.*', 'constructor').map((event) => ({ type: 'event', event })),
    fc.constantFrom({ type: 'always' }, { type: 'done' }, { type: 'reply', call: 'a', outcome: 'error' }),
    fc.constantFrom({ type: 'fixed', ms: 5 }, { type: 'expression', text: 'wait >' }).map((delay) => ({ type: 'after', delay })),
  );
  const state = fc.record({
    kind: fc.constantFrom(...stateKinds),
    parent: fc.nat(),
    initial: fc.option(id),
    historyDefault: fc.array(id, { maxLength: 2 }),
    entry: fc.array(call, { maxLength: 1 }),
    calls: fc.array(fc.record({ id: fc.constantFrom('a', 'b'), label: fc.constant({}), action: call }), { maxLength: 1 }),
    label: fc.constantFrom({}, { zh: '甲' }, { en: 'A' }),
  });
  const transition = fc.record({
    source: fc.integer({ min: 0, max: count - 1 }).map((index) => `s${index}`),
    targets: fc.array(id, { maxLength: 2 }),
    trigger,
    actions: fc.array(call, { maxLength: 1 }),
    guard: fc.constantFrom(undefined, 'true', 'paid', 'lost > 1', ')', 'inState("s0")'),
  });
  return fc
    .record({ states: fc.array(state, { minLength: count, maxLength: count }), transitions: fc.array(transition, { maxLength: 12 }) })
    .map(({ states, transitions }) => {
      const blank = blankDocument('any', {});
      const parsed = parseDocument({
        ...blank,
        events: { go: { label: {} } },
        context: { paid: { label: {}, type: { type: 'boolean' } } },
        states: {
          ...blank.states,
          ...Object.fromEntries(
            states.map((row, index) => {
              const parent = row.parent % (index + 1);
              return [`s${index}`, { ...row, id: `s${index}`, parent: parent === 0 ? 'root' : `s${parent - 1}` }];
            }),
          ),
        },
        transitions: Object.fromEntries(transitions.map((row, index) => [`t${index}`, { ...row, id: `t${index}` }])),
      });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      return parsed.value;
    });
});

describe('checking a drawing', () => {
  it('finds nothing wrong with a sound flow', () => {
    const flow = drawFlow({
      states: { open: { on: { pay: 'paid' }, after: { '30m': 'closed' } }, paid: { on: { ship: 'closed' } }, closed: { final: true } },
    });

    expect(checkDocument(flow)).toEqual([]);
  });

  it('tells the worst first, each with its place and how to mend it', () => {
    const flow = drawFlow({ events: { pay: {}, idle: {} }, states: { open: { on: { pay: 'lost' } } } });

    const found = checkDocument(flow);

    expect(found[0]?.severity).toBe('error');
    expect(found.at(-1)?.severity).toBe('info');
    for (const { message, mend, place, path } of found) {
      expect(message.zh && message.en && mend.zh && mend.en && path && place).toBeTruthy();
    }
  });

  it('takes any document that parses', () => {
    fc.assert(
      fc.property(anyDrawing, (document) => {
        for (const finding of checkDocument(document)) expect(rules.get(finding.code)).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });

  it('offers fixes that leave a document, take away what was found, and add no error', () => {
    fc.assert(
      fc.property(anyDrawing, (document) => {
        expect(unmended(document)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('finds nothing in a clean drawing of 300 states but that they are many', () => {
    const states: Record<string, StateSketch> = {};
    for (let i = 0; i < 300; i++) {
      states[`s${i}`] = {
        on: {
          next: [{ to: `s${(i + 1) % 300}`, if: `amount > ${i} && paid` }, { to: 'end' }],
          stop: 'end',
        },
        after: { '2h': 'end' },
      };
    }
    const flow = drawFlow({ fields: { amount: 'money', paid: 'boolean' }, states: { ...states, end: { final: true } } });

    expect(checkDocument(flow).map(({ code }) => code)).toEqual(['crowded-view']);
  });
});
