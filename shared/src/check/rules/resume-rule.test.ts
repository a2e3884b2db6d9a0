import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { resumeRule } from './resume-rule.ts';

type Flow = ReturnType<typeof drawFlow>;

function withRule(flow: Flow, id: string, resume: 'keep' | 'rebase' | 'rearm'): Flow {
  const transition = flow.transitions[id];
  if (transition?.trigger.type !== 'after') throw new Error('no delay');
  return { ...flow, transitions: { ...flow.transitions, [id]: { ...transition, trigger: { ...transition.trigger, resume } } } };
}

const computed = drawFlow({ fields: { deadline: 'instant' }, states: { a: { after: { '= deadline - now': 'b' } }, b: { final: true } } });

it('finds a delay computed from now that is to be counted from the entry', () => {
  expect(placesFound(resumeRule, withRule(computed, 't1', 'rebase'))).toEqual(['t1']);
  expect(placesFound(resumeRule, withRule(computed, 't1', 'rearm'))).toEqual([]);
});

it('finds transitions that share a time limit but not its rule', () => {
  const flow = drawFlow({
    fields: { ok: 'boolean' },
    states: { a: { after: { '2h': [{ to: 'b', if: 'ok' }, 'c'] } }, b: { final: true }, c: { final: true } },
  });

  expect(placesFound(resumeRule, withRule(flow, 't2', 'rearm'))).toEqual(['t2']);
  expect(placesFound(resumeRule, flow)).toEqual([]);
});
