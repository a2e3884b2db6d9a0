import { expect, it } from 'vitest';
import { drawFlow, placesFound } from '../../testing/index.ts';
import { unusablePattern } from './unusable-pattern.ts';

const flowWith = (guard: string) => drawFlow({ fields: { phone: 'text' }, states: { a: { on: { go: { to: 'b', if: guard } } }, b: {} } });

it('warns of patterns that the linear-time engine cannot take', () => {
  for (const pattern of ['(?=1)1', '(1)\\\\1', '(?<!a)b', '[', '((a{100}){100}){100}']) {
    expect(placesFound(unusablePattern, flowWith(`phone.matches("${pattern}")`))).toEqual(['t1']);
  }
});

it('takes the usual ones', () => {
  for (const pattern of ['^1[3-9][0-9]{9}$', '^[\\\\u4e00-\\\\u9fa5]+$', '(?i)sf[0-9]+', '\\\\d+']) {
    expect(placesFound(unusablePattern, flowWith(`phone.matches("${pattern}")`))).toEqual([]);
  }
});
