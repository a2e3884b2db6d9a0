import { compile } from '@orderloom/shared/compile';
import { blankDocument, type FlowDocument, State, Transition } from '@orderloom/shared/document';
import { decide } from '@orderloom/shared/step';
import { describe, expect, it } from 'vitest';
import { outcomeText, statesText, timerMeaning } from './flow-names.ts';
import { arrivedAt, leavesOf, newestActive } from './walk.ts';

function waitingFlow(): FlowDocument {
  const blank = blankDocument('flow', { zh: '流程', en: 'Flow' });
  const state = (id: string, kind: 'atomic' | 'final', zh: string, en: string) =>
    State.parse({ id, kind, parent: 'root', label: { zh, en } });
  const after = (id: string, delay: object) =>
    Transition.parse({
      id,
      source: 'unpaid',
      targets: ['closed'],
      trigger: { type: 'after', delay },
      label: id === 'late' ? { zh: '超时' } : undefined,
    });
  const { root } = blank.states;
  return {
    ...blank,
    context: { wait: { label: { zh: '等待' }, type: { type: 'duration' }, default: 60_000 } },
    states: {
      root: { ...State.parse(root), initial: 'unpaid' },
      unpaid: { ...state('unpaid', 'atomic', '待付款', 'Awaiting payment'), sla: { expected: 5000, breach: [] } },
      closed: state('closed', 'final', '已关闭', 'Closed'),
    },
    transitions: { late: after('late', { type: 'fixed', ms: 1_800_000 }), own: after('own', { type: 'expression', text: 'wait' }) },
  };
}

describe('the timers of an order in words', () => {
  const document = waitingFlow();
  const machine = compile(document);
  if (!machine.ok) throw new Error(JSON.stringify(machine.error));
  const { snapshot } = decide(machine.value, null, { type: 'start', order: 'o', data: {} }, 0);

  it('finds in the drawing what each armed timer stands for', () => {
    const meanings = snapshot.timers.map((timer) => timerMeaning(document, timer.id));
    expect(meanings.map((meaning) => meaning.type).sort()).toEqual(['after', 'after', 'sla']);
    const transitions = meanings.flatMap((meaning) => (meaning.type === 'after' ? meaning.transitions.map(({ id }) => id) : []));
    expect(transitions.sort()).toEqual(['late', 'own']);
  });

  it('says what will happen by labels', () => {
    const late = document.transitions.late;
    if (!late) throw new Error('the flow has no transition "late"');
    expect(outcomeText({ document, locale: 'zh' }, late)).toBe('超时 → 已关闭');
    expect(statesText({ document, locale: 'en' }, ['unpaid', 'gone'])).toBe('Awaiting payment, gone');
  });

  it('takes a name it does not know for what it is', () => {
    expect(timerMeaning(document, 'xstate.after.1.nowhere').type).toBe('unknown');
    expect(timerMeaning(undefined, 'deferred.3').type).toBe('deferred');
  });
});

describe('the way of an order', () => {
  it('tells where a step left it, not what it passed through', () => {
    const to = { fulfil: { flash: 'riding', freight: { inner: 'out' } } };
    expect(leavesOf(to)).toEqual(['riding', 'out']);
    expect(arrivedAt({ entered: ['review', 'fulfil', 'flash', 'riding'], to })).toEqual(['riding']);
  });

  it('knows the active state that was entered last', () => {
    const journal = [{ entered: ['a', 'b'] }, { entered: ['c'] }] as never;
    expect(newestActive({ states: ['a', 'b'] }, journal, { states: {} })).toBe('b');
    expect(newestActive({ states: ['x'] }, journal, { states: {} })).toBe('x');
  });
});
