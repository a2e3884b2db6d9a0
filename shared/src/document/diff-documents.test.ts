import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankDocument } from './blank-document.ts';
import { diffDocuments } from './diff-documents.ts';
import { EventDefinition } from './event-definition.ts';
import { Field } from './field.ts';
import type { FlowDocument } from './flow-document.ts';
import { Policy } from './policy.ts';
import { promiseHash } from './serialize-document.ts';
import { State } from './state.ts';
import { Transition } from './transition.ts';

function drawing(): FlowDocument {
  const state = (id: string) => State.parse({ id, kind: 'atomic', parent: 'root', label: { en: id } });
  return {
    ...blankDocument('f', { en: 'F' }),
    context: { amount: Field.parse({ label: { en: 'Amount' }, type: { type: 'money' } }) },
    events: { paid: EventDefinition.parse({ label: { en: 'Paid' } }) },
    states: { ...blankDocument('f', {}).states, open: state('open'), done: state('done') },
    transitions: {
      pay: Transition.parse({ id: 'pay', source: 'open', targets: ['done'], trigger: { type: 'event', event: 'paid' } }),
    },
  };
}

function policy(id: string): Policy {
  return Policy.parse({ id, type: 'never-together', first: 'open', second: 'done' });
}

describe('the difference between two versions', () => {
  it('names what came, went and changed, and in which part', () => {
    const before = drawing();
    const after = drawing();
    delete after.states.done;
    after.states.late = State.parse({ id: 'late', kind: 'final', parent: 'root', label: {} });
    const pay = after.transitions.pay;
    if (pay) Object.assign(pay, { guard: 'amount > 5', targets: ['late'] });
    after.events.refund = EventDefinition.parse({ label: {} });
    after.context.amount = Field.parse({ label: { en: 'Amount' }, type: { type: 'integer' } });
    after.owner = 'ops';

    expect(diffDocuments(before, after)).toEqual([
      { type: 'changed', place: { type: 'flow' }, parts: ['owner'] },
      { type: 'removed', place: { type: 'state', id: 'done' }, parts: [] },
      { type: 'added', place: { type: 'state', id: 'late' }, parts: [] },
      { type: 'changed', place: { type: 'transition', id: 'pay' }, parts: ['targets', 'guard'] },
      { type: 'added', place: { type: 'event', id: 'refund' }, parts: [] },
      { type: 'changed', place: { type: 'field', id: 'amount' }, parts: ['type'] },
    ]);
  });

  it('is nothing when boxes move or notes are written', () => {
    const before = drawing();
    const after = drawing();
    after.layout.states.open = { x: 5, y: 5, width: 100, height: 40 };
    after.notes.n = { id: 'n', text: { en: 'hello' }, box: { x: 0, y: 0, width: 1, height: 1 }, parent: null };

    expect(diffDocuments(before, after)).toEqual([]);
  });

  it('tells policies, and calls that only mean something else', () => {
    const before = drawing();
    const call = { id: 'c', label: {}, action: { id: 'a', type: 'send-http' } };
    before.states.open = State.parse({ ...before.states.open, calls: [call] });
    before.policies = { kept: policy('kept'), gone: policy('gone') };
    const after = drawing();
    after.states.open = State.parse({ ...before.states.open, calls: [{ ...call, meaning: 'refund' }] });
    after.policies = { kept: { ...policy('kept'), severity: 'warning' }, fresh: policy('fresh') };

    expect(diffDocuments(before, after)).toEqual([
      { type: 'changed', place: { type: 'state', id: 'open' }, parts: ['meaning'] },
      { type: 'changed', place: { type: 'policy', id: 'kept' }, parts: ['severity'] },
      { type: 'removed', place: { type: 'policy', id: 'gone' }, parts: [] },
      { type: 'added', place: { type: 'policy', id: 'fresh' }, parts: [] },
    ]);
  });

  it('is nothing exactly when the meaning and the policies are the same', () => {
    const edits: readonly ((document: FlowDocument) => void)[] = [
      () => {},
      (document) => Reflect.set(document, 'tags', ['a']),
      (document) => Reflect.deleteProperty(document.transitions, 'pay'),
      (document) => Reflect.set(document.states.open ?? {}, 'handler', 'x'),
      (document) => Reflect.set(document.events.paid ?? {}, 'senders', ['person']),
      (document) => Reflect.set(document, 'policies', { p: policy('p') }),
      (document) => Reflect.set(document.layout.states, 'open', { x: 1, y: 1, width: 9, height: 9 }),
    ];
    fc.assert(
      fc.property(fc.subarray([...edits]), fc.subarray([...edits]), (left, right) => {
        const [a, b] = [drawing(), drawing()];
        for (const edit of left) edit(a);
        for (const edit of right) edit(b);

        expect(diffDocuments(a, b).length === 0).toBe(promiseHash(a) === promiseHash(b));
        expect(diffDocuments(a, b).length).toBe(diffDocuments(b, a).length);
      }),
    );
  });
});
