import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transitionsFrom } from '../document/index.ts';
import { expressionsOf } from '../expression/index.ts';
import { drawFlow } from '../testing/index.ts';
import { compareGuards, type GuardExample, tellExample, triedAt } from './index.ts';

function drawing(guards: readonly (string | undefined)[]) {
  return drawFlow({
    fields: { amount: 'money', vip: 'boolean', city: 'text', settledAt: 'instant', tags: 'tags' },
    states: { a: { always: guards.map((guard) => (guard === undefined ? { to: 'b' } : { to: 'b', if: guard })) }, b: { final: true } },
  });
}

function compare(...guards: (string | undefined)[]) {
  const document = drawing(guards);
  return { document, found: compareGuards(document, transitionsFrom(document, 'a')) };
}

function met(document: ReturnType<typeof drawing>, { context, payload, states }: GuardExample): boolean[] {
  const expressions = expressionsOf(document);
  return transitionsFrom(document, 'a').map(({ guard = 'true' }) => {
    const compiled = expressions.compile(guard, { type: 'boolean' }, { path: '' });
    const scope = { context, event: { ...payload, type: '' }, now: triedAt, inState: (id: string) => states[id] === true };
    return compiled.ok && compiled.value(scope) === true;
  });
}

describe('rival conditions', () => {
  it('show the order that falls between two limits', () => {
    const { document, found } = compare('amount < 500000', 'amount > 500000');

    expect(found?.gap?.context).toEqual({ amount: 500_000 });
    expect(found?.overlaps).toEqual([]);
    expect(found?.gap && tellExample(document, found.gap, undefined, 'en')).toContain('5,000');
  });

  it('show the order that two of them fit, and that the rest is taken care of', () => {
    const { found } = compare('amount > 100', 'vip', undefined);

    expect(found?.gap).toBeUndefined();
    expect(found?.overlaps).toMatchObject([{ example: { context: { amount: 101, vip: true } } }]);
  });

  it('try lists, texts and how long ago something was', () => {
    expect(compare('city == "Shanghai"', 'city != "Shanghai"').found?.gap).toBeUndefined();
    expect(compare('"vip" in tags', '!("vip" in tags)').found?.gap).toBeUndefined();
    expect(compare('"vip" in tags', 'size(tags) == 0').found?.gap?.context).toEqual({ tags: ['x'] });
    expect(compare('now - settledAt <= duration("168h")', 'now - settledAt > duration("168h")').found).toMatchObject({ overlaps: [] });
    expect(compare('now - settledAt < duration("168h")', 'now - settledAt > duration("168h")').found?.gap).toBeDefined();
  });

  it('never show an example that is none', () => {
    const part = fc.constantFrom(
      'amount > 100',
      'amount <= 100',
      'amount == 7',
      'vip',
      '!vip',
      'city == "A"',
      'city != "A"',
      '"x" in tags',
    );
    const guard = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' && '));
    fc.assert(
      fc.property(fc.array(guard, { minLength: 1, maxLength: 4 }), (guards) => {
        const { document, found } = compare(...guards);
        if (found?.gap) expect(met(document, found.gap)).not.toContain(true);
        for (const { example } of found?.overlaps ?? []) expect(met(document, example).filter(Boolean).length).toBeGreaterThan(1);
        // The conditions turn at nothing but the values that were tried.
        if (found && !found.gap)
          expect(met(document, { context: { amount: 100, vip: false, city: 'x', tags: [] }, payload: {}, states: {} })).toContain(true);
      }),
      { numRuns: 60 },
    );
  });
});
