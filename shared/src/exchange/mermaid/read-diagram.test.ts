import { describe, expect, it } from 'vitest';
import type { Problem } from '../../base/problem.ts';
import { mermaid } from './index.ts';

function read(...lines: readonly string[]) {
  const remarks: Problem[] = [];
  const document = mermaid.read(['stateDiagram-v2', ...lines].join('\n'), { onRemark: (remark) => remarks.push(remark) });
  if (!document.ok) throw new Error(document.error.map((problem) => problem.message.en).join('\n'));
  return {
    document: document.value,
    transitions: Object.values(document.value.transitions),
    remarks: remarks.map(({ message }) => message.en),
  };
}

describe('what comes in from Mermaid', () => {
  it('reads names, texts of arrows, time limits and ends', () => {
    const { document, transitions } = read(
      'direction LR',
      '[*] --> unpaid',
      'state "待付款" as unpaid',
      'unpaid --> paid : pay [enough] / thank buyer, book it',
      'unpaid --> closed : after 30 minutes',
      'paid --> closed : 2 小时后',
      'closed --> [*]',
      '%% a comment',
      'note right of paid : ship today',
    );

    expect(document.states.unpaid).toMatchObject({ kind: 'atomic', label: { zh: '待付款' } });
    expect(document.states.root).toMatchObject({ initial: 'unpaid' });
    expect(document.states.closed?.kind).toBe('final');
    expect(document.states.paid?.note).toEqual({ en: 'ship today' });
    expect(transitions.map(({ trigger, targets }) => [trigger, targets[0]])).toEqual([
      [{ type: 'event', event: 'pay' }, 'paid'],
      [{ type: 'after', delay: { type: 'fixed', ms: 1_800_000 } }, 'closed'],
      [{ type: 'after', delay: { type: 'fixed', ms: 7_200_000 } }, 'closed'],
    ]);
    expect(transitions[0]).toMatchObject({
      guard: 'enough',
      actions: [{ params: { name: 'thank buyer' } }, { params: { name: 'book it' } }],
    });
    expect(document.context.enough).toMatchObject({ type: { type: 'boolean' }, toDefine: true });
  });

  it('reads boxes, regions and choices', () => {
    const { document, transitions } = read(
      '[*] --> work',
      'state work {',
      '  [*] --> a',
      '  a --> b : go',
      '  --',
      '  [*] --> c',
      '  c --> d : go',
      '}',
      'state pick <<choice>>',
      'work --> pick : done',
      'pick --> work : if broken',
      'pick --> [*] : else',
    );

    expect(document.states).toMatchObject({
      work: { kind: 'parallel' },
      work_1: { kind: 'compound', parent: 'work', initial: 'a' },
      work_2: { kind: 'compound', parent: 'work', initial: 'c' },
      d: { parent: 'work_2' },
      end: { kind: 'final', parent: 'root' },
    });
    expect(transitions.slice(-2).map(({ trigger, guard }) => [trigger.type, guard])).toEqual([
      ['always', 'broken'],
      ['always', undefined],
    ]);
  });

  it('tells what an arrow without a text became', () => {
    expect(read('a --> b').remarks).toEqual(['Line 2: the arrow without a text became the event "to_b".']);
  });

  it('refuses by name and line what a flow cannot hold', () => {
    const document = mermaid.read('stateDiagram-v2\nstate x <<fork>>\na ==> b');
    expect(document.ok ? [] : document.error.map(({ message }) => message.en)).toEqual([
      'Line 2: a flow cannot hold "state x <<fork>>": draw a parallel state instead.',
      'Line 3: a flow cannot hold "a ==> b".',
    ]);
  });
});
