import { drawFlow } from '@orderloom/shared/testing';
import { expect, it } from 'vitest';
import { connectStates, createNextState } from '../commands/index.ts';
import { countedIds } from '../session/author.ts';
import { createSession } from '../session/index.ts';
import { spokenDuration, triggerTyped, unsaidWayTo } from './trigger-text.ts';

const by = { locale: 'zh', ids: countedIds() } as const;

function begun() {
  const session = createSession(drawFlow({ states: { waiting: { on: { pay: 'paid' } }, paid: { final: true } } }));
  const command = createNextState({ source: 'waiting' }, by);
  session.getState().run(command);
  const state = command.selection?.states[0] ?? '';
  const way = unsaidWayTo(session.getState().document, state) ?? '';
  const type = (text: string) => {
    const typed = triggerTyped(session.getState().document, way, text, 'zh');
    if (typed) session.getState().run(typed);
    return session.getState().document;
  };
  return { session, state, way, type };
}

it.each([
  ['30分钟', 1_800_000],
  ['2 小时后', 7_200_000],
  ['after 45 min', 2_700_000],
  ['3 days', 259_200_000],
  ['1h30m', 5_400_000],
  ['支付成功', undefined],
  ['0分钟', undefined],
])('hears %s as %s ms', (said, ms) => {
  expect(spokenDuration(said)).toBe(ms);
});

it('makes a time limit of a time, and leaves no unnamed event behind', () => {
  const { way, type } = begun();
  const { transitions, events } = type('30分钟');
  expect(transitions[way]?.trigger).toEqual({ type: 'after', delay: { type: 'fixed', ms: 1_800_000 } });
  expect(Object.keys(events)).toEqual(['pay']);
});

it('names the event nobody has named, and takes one of the flow by its name', () => {
  const { way, type } = begun();
  const named = type('发货');
  const { trigger } = named.transitions[way] ?? {};
  expect(trigger?.type === 'event' && named.events[trigger.event]?.label.zh).toBe('发货');
  expect(type('pay').transitions[way]?.trigger).toEqual({ type: 'event', event: 'pay' });
});

it('makes another event where one with a name stood, in one step', () => {
  const { session, way, type } = begun();
  type('发货');
  const before = session.getState().document;
  const after = type('签收');
  expect(after.transitions[way]?.trigger).not.toEqual(before.transitions[way]?.trigger);
  expect(Object.values(after.events).map(({ label }) => label.zh)).toContain('发货');
  session.getState().undo();
  expect(session.getState().document).toEqual(before);
});

it('goes on to the one new way only while nothing is said of it', () => {
  const { session, state, type } = begun();
  type('发货');
  expect(unsaidWayTo(session.getState().document, state)).toBeUndefined();
  session.getState().run(connectStates('paid', state, by));
  expect(unsaidWayTo(session.getState().document, state)).toBeUndefined();
});
