import type { Text } from '../base/text.ts';

/**
 * One numbered way in which drawings are compiled and stepped. A published version keeps the number it was published under, so that a
 * later release takes the steps of its orders as the earlier one did, in flight and when they are computed again.
 */
export interface Behaviour {
  readonly number: number;
  /** The first release that had it. */
  readonly since: string;
  /** What is different from the number before. */
  readonly description: Text;
}

/**
 * Every behaviour there has been, in order. Whoever changes what `compile` or `decide` makes of a recorded journal adds a number here,
 * keeps the old way, and asks the machine's `behaviour` which of the two is meant.
 */
export const behaviours: readonly Behaviour[] = [
  {
    number: 1,
    since: '0.1.0',
    description: { zh: '首个发布版的行为', en: 'As the first release behaved' },
  },
  {
    number: 2,
    since: '0.2.0',
    description: {
      zh: '未离开就再次进入的状态，其时限重新计时，不再同时计两次',
      en: 'A state that is entered again without being left begins its time limit anew, instead of having it twice',
    },
  },
];

/** What is published now is published under this one. */
export const currentBehaviour = behaviours.length;

export function isKnownBehaviour(number: number): boolean {
  return behaviours.some((behaviour) => behaviour.number === number);
}
