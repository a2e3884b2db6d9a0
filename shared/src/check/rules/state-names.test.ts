import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { stateNames } from './state-names.ts';

it('finds states without a name and twins', () => {
  const flow = drawFlow({ states: { a: { label: '' }, b: { label: '审核' }, c: { label: '审核' } } });

  expect(placesFound(stateNames, flow)).toEqual(['a', 'c']);
});

it('allows the same name in different places', () => {
  const flow = drawFlow({
    states: { a: { label: '审核', states: { b: { label: '等待' } } }, c: { label: '发货', states: { d: { label: '等待' } } } },
  });

  expect(placesFound(stateNames, flow)).toEqual([]);
});
