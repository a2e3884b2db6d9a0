import { expect, it } from 'vitest';
import { action, drawFlow, note, placesFound } from '../../testing/index.ts';
import { toBeDefined } from './to-be-defined.ts';

it('finds imported fields and actions that nobody has defined', () => {
  const flow = drawFlow({
    fields: { isBig: { type: { type: 'boolean' }, toDefine: true } },
    states: { a: { entry: [action('to-define', { name: 'tellBoss' })] } },
  });

  expect(placesFound(toBeDefined, flow)).toEqual(['isBig', 'a']);
});

it('allows fields and actions of the flow itself', () => {
  const flow = drawFlow({ fields: { isBig: 'boolean' }, states: { a: { entry: [note('x')] } } });

  expect(placesFound(toBeDefined, flow)).toEqual([]);
});
