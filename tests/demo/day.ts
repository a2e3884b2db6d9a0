/** What a platform can tell of an order. */
export type Stage = 'created' | 'paid' | 'shipped' | 'completed' | 'cancelled' | 'refunded';

/** One order of the day, as its platform will tell it. */
export interface PlannedOrder {
  readonly n: number;
  readonly platform: string;
  /** Fen. */
  readonly amount: number;
  /** Seconds of the day at which it begins. */
  readonly at: number;
  readonly stages: readonly Stage[];
}

/** How an order goes, and how many of a hundred go so. */
const ways: readonly (readonly [number, readonly Stage[]])[] = [
  [55, ['created', 'paid', 'shipped', 'completed']],
  [20, ['created', 'paid', 'shipped']],
  [8, ['created', 'paid']],
  [7, ['created', 'cancelled']],
  [6, ['created', 'paid', 'refunded']],
  [4, ['created', 'paid', 'shipped', 'refunded']],
];

/** Orders in each hour of a day of a hundred: the evening's live sales stand out. */
const hours = [2, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 6, 5, 5, 5, 4, 4, 4, 5, 6, 12, 9, 5, 3] as const;

/** Always the same sequence of numbers from 0 to 1 for a seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A day of orders over all platforms, in the order they come in; the same for the same seed. */
export function planDay(orders: number, platforms: readonly string[], random: () => number): PlannedOrder[] {
  return Array.from({ length: orders }, (_, index) => ({
    n: index + 1,
    platform: platforms[index % platforms.length] ?? '',
    amount: 100 + Math.floor(random() ** 3 * 900_000),
    at: timeOfDay(random),
    stages: pick(ways, random),
  })).sort((a, b) => a.at - b.at);
}

function timeOfDay(random: () => number): number {
  const hour = pick(
    hours.map((share, index) => [share, index] as const),
    random,
  );
  return Math.floor((hour + random()) * 3600);
}

function pick<T>(shares: readonly (readonly [number, T])[], random: () => number): T {
  let left = random() * shares.reduce((sum, [share]) => sum + share, 0);
  for (const [share, value] of shares) {
    left -= share;
    if (left < 0) return value;
  }
  return (shares.at(-1) as readonly [number, T])[1];
}
