import { expect, it } from 'vitest';
import { drawFlow } from '../testing/index.ts';
import { phasesOf } from './phases.ts';
import { renderPhases } from './render-phases.ts';

const document = drawFlow({
  states: {
    shipping: { label: '发货', states: { packing: { on: { sent: 'closed' } }, waiting: {} } },
    unpaid: { label: '待付款', on: { paid: 'waiting' } },
    closed: { label: '已关闭', final: true },
    lonely: { label: '没有人到' },
  },
  initial: 'unpaid',
});

it('tells phases in the order an order comes to them, with what leads on from inside', () => {
  const { phases, leads } = phasesOf(document);
  expect(phases.map(({ state, within }) => [state.id, within])).toEqual([
    ['unpaid', 0],
    ['shipping', 2],
    ['lonely', 0],
    ['closed', 0],
  ]);
  expect([leads('unpaid', 'shipping'), leads('shipping', 'closed'), leads('closed', 'unpaid')]).toEqual([true, true, false]);
});

it('names the phases alone, and says how many more there are', () => {
  const picture = renderPhases(document, { locale: 'zh', theme: 'light' });
  expect(picture).toContain('待付款');
  expect(picture).not.toContain('packing');
  const many = drawFlow({ states: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`s${index}`, {}])) });
  expect(renderPhases(many, { locale: 'en', theme: 'dark' })).toContain('+9');
});
