import { expect, test } from 'vitest';
import { compile } from '../../compile/compile.ts';
import { readConfig } from './read-config.ts';

test.each([
  ['an assigned value', { entry: { type: 'xstate.assign' } }, 'entry', 'xstate.assign'],
  ['an actor in the system', { invoke: { src: 'x', systemId: 'y' } }, 'invoke.systemId', 'systemId'],
  ['a condition of XState 4', { on: { E: { target: '.a', cond: 'x' } } }, 'on.E.cond', 'cond'],
  ['a target that is not there', { on: { E: '.zz' } }, 'on.E.target', '.zz'],
  ['a finished state heard from elsewhere', { on: { 'xstate.done.state.m.a': '.b' } }, 'on.xstate.done.state.m.a', 'xstate.done.state.m.a'],
])('%s is refused by name and place', (_what, extra, path, name) => {
  const read = readConfig({ id: 'm', initial: 'a', states: { a: {}, b: {} }, ...extra }, {});
  expect(read.ok).toBe(false);
  if (read.ok) return;
  expect(read.error[0]?.path).toBe(path);
  expect(read.error[0]?.message.en).toContain(name);
  expect(read.error[0]?.message.zh).toContain(name);
});

test('what a config only names becomes a field or action to define, and the flow runs at once', () => {
  const read = readConfig(
    {
      id: 'm',
      initial: 'a',
      context: { count: 2, 'ref no': 'x' },
      states: { a: { entry: 'log it', after: { PT2H: 'b', later: 'b' }, on: { GO: { target: 'b', guard: 'is ready?' } } }, b: {} },
    },
    {},
  );
  if (!read.ok) throw new Error(read.error[0]?.message.en);
  const { context, states, transitions } = read.value;
  expect(context.is_ready).toMatchObject({ type: { type: 'boolean' }, default: false, importedName: 'is ready?', toDefine: true });
  expect(context.PT2H).toMatchObject({ type: { type: 'duration' }, default: 7_200_000, toDefine: true });
  expect(context.later).toMatchObject({ default: null, toDefine: true });
  expect(context.ref_no).toMatchObject({ type: { type: 'text' }, default: 'x', importedName: 'ref no' });
  expect(states.a?.entry[0]).toMatchObject({ type: 'to-define', params: { name: 'log it' } });
  expect(Object.values(transitions).find((transition) => transition.guard)?.guard).toBe('is_ready');
  expect(compile(read.value).ok).toBe(true);
});
