import type { Clock, IdSource } from './types.ts';

// Crockford's base 32: no I, L, O, U; sorts like the numbers it stands for.
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const timeLength = 10;
const randomLength = 16;
const poolSize = 1024;

/** ULIDs that never go backwards: within one millisecond, and when the clock is set back, the last one is counted up. */
export function createIds(clock: Pick<Clock, 'now'>, randomBytes: (size: number) => Uint8Array): IdSource {
  let time = -1;
  let tail: number[] = [];
  let pool: Uint8Array = new Uint8Array(0);

  /** Asking the system for few bytes costs as much as for many. */
  function draw(): number[] {
    if (pool.length < randomLength) pool = randomBytes(poolSize);
    const drawn = [...pool.subarray(0, randomLength)];
    pool = pool.subarray(randomLength);
    return drawn;
  }

  function next(): string {
    const now = clock.now();
    if (now > time) {
      time = now;
      tail = draw().map((byte) => byte % 32);
      // Room to count up.
      tail[0] = (tail[0] ?? 0) % 16;
    } else {
      countUp(tail);
    }
    return writeTime(time) + tail.map((digit) => digits[digit]).join('');
  }

  return { next };
}

function countUp(tail: number[]): void {
  for (let place = tail.length - 1; place >= 0; place -= 1) {
    const digit = tail[place] ?? 0;
    if (digit < 31) {
      tail[place] = digit + 1;
      return;
    }
    tail[place] = 0;
  }
}

function writeTime(time: number): string {
  let rest = time;
  let text = '';
  for (let place = 0; place < timeLength; place += 1) {
    text = digits[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
