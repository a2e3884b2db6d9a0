import type { BackTest } from '@orderloom/shared/api';
import type { Badge } from '../../diagram/index.ts';

interface Words {
  both(before: number, after: number): string;
  concerned(n: number): string;
}

/** The numbers of a trial as they stand on the diagram: where orders part, and where more or fewer would come by. */
export function badgesOf({ states, transitions }: BackTest, words: Words): ReadonlyMap<string, Badge> {
  const badges = new Map<string, Badge>();
  for (const [id, { before, after, concerned }] of [...Object.entries(states), ...Object.entries(transitions)]) {
    if (concerned === 0 && before === after) continue;
    const spoken = [...(concerned > 0 ? [words.concerned(concerned)] : []), ...(before === after ? [] : [words.both(before, after)])];
    badges.set(id, {
      text: before === after ? String(concerned) : `${before} → ${after}`,
      tone: concerned > 0 ? 'error' : 'time',
      spoken: spoken.join(' · '),
    });
  }
  return badges;
}
