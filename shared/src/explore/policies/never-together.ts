import { stateName } from '../names.ts';
import { wayTo } from '../walk.ts';
import type { Breaks } from './define-policy.ts';

export const neverTogether: Breaks<'never-together'> = ({ document, all }, { first, second }) => {
  const both = all.filter(({ at }) => at.active.includes(first) && at.active.includes(second));
  if (both.length === 0) return [];
  const [a, b] = [stateName(document, first), stateName(document, second)];
  return [
    {
      place: { type: 'state', id: first },
      message: { zh: `订单会同时处于${a.zh}和${b.zh}。`, en: `An order can be in ${a.en} and ${b.en} together.` },
      mend: { zh: '让其中一个在另一个之前离开，或加条件。', en: 'Leave one before the other is entered, or add a condition.' },
      ways: both.slice(0, 12).map(wayTo),
    },
  ];
};
