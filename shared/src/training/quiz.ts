import { contentHash } from '../base/json.ts';
import type { Card } from './cards.ts';
import type { words } from './words.ts';

export interface Question {
  readonly text: string;
  readonly options: readonly string[];
  /** Place of the right option. */
  readonly right: number;
}

const most = 20;
const choices = 4;

/** Questions about where an order goes and who acts, from the flow itself; the same flow always asks the same. */
export function quizOf(cards: readonly Card[], say: (typeof words)['zh']): Question[] {
  const names = [...new Set(cards.map(({ name }) => name))];
  const roles = [...new Set(cards.flatMap(({ handler }) => handler ?? []))];
  const where = cards.flatMap((card) =>
    card.ways.slice(0, 2).flatMap((way) => {
      if (way.target === card.name || !names.includes(way.target)) return [];
      const text = say.question(card.name, way.happens, way.condition);
      return [
        ask(
          text,
          way.target,
          names.filter((name) => name !== card.name),
        ),
      ];
    }),
  );
  const who =
    roles.length < 2
      ? []
      : cards.flatMap(({ name, handler, ways }) => (handler && ways.length > 0 ? [ask(say.who2(name), handler, roles)] : []));
  return spread([...where, ...who], ({ text }) => text).slice(0, most);
}

function ask(text: string, answer: string, pool: readonly string[]): Question {
  const wrong = spread(
    pool.filter((option) => option !== answer),
    (option) => text + option,
  ).slice(0, choices - 1);
  const options = spread([answer, ...wrong], (option) => option + text);
  return { text, options, right: options.indexOf(answer) };
}

/** Mixed, but always in the same way. */
function spread<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: contentHash(keyOf(item)) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}
