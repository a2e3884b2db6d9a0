import { expect, it } from 'vitest';
import { stepLimitDefaults, withinLimits } from './within-limits.ts';

const limits = { entries: 5, timers: 2, effects: 1, snapshotBytes: 1000 };
const timer = { id: 't', due: 1, arming: 1 };
const effect = { key: 'k', action: 'tell', request: { type: 'none' as const } };

it('lets through what is within every limit', () => {
  expect(withinLimits({ snapshot: { seq: 5, timers: [timer, timer] }, effects: [effect] }, 1000, limits)).toBeUndefined();
  expect(withinLimits({ snapshot: { seq: 1, timers: [] }, effects: [] }, 600, stepLimitDefaults)).toBeUndefined();
});

it.each([
  ['limit.entries', { snapshot: { seq: 6, timers: [] }, effects: [] }, 1],
  ['limit.timers', { snapshot: { seq: 1, timers: [timer, timer, timer] }, effects: [] }, 1],
  ['limit.effects', { snapshot: { seq: 1, timers: [] }, effects: [effect, effect] }, 1],
  ['limit.context', { snapshot: { seq: 1, timers: [] }, effects: [] }, 1001],
])('says in both languages which limit it is: %s', (code, step, bytes) => {
  const found = withinLimits(step, bytes, limits);
  expect(found?.code).toBe(code);
  expect(found?.path).not.toBe('');
  expect(found?.message.zh).toContain('ORDERLOOM_MAX_');
  expect(found?.message.en).toContain('ORDERLOOM_MAX_');
});
