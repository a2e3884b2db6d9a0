import { LRUCache } from 'lru-cache';

const second = 1000;
const minute = 60 * second;
const longest = 15 * minute;
const forgottenAfter = 30 * minute;
const remembered = 20_000;

/** Tries that cost no waiting: of one browser or address at one account, of one address at all, and at one account from strangers. */
const free = { pair: 5, address: 30, account: 50 };

export interface Attempt {
  readonly account: string;
  readonly address: string;
  /** The digest of a browser that has signed in to this account before. */
  readonly device: string | undefined;
}

export interface Attempts {
  /** Counts a try; tells how many milliseconds to wait instead when there were too many. */
  begin(attempt: Attempt): number;
  /** It was the right password: forgets the wrong ones of this browser and address. */
  succeeded(attempt: Attempt): void;
}

interface Count {
  readonly tries: number;
  readonly last: number;
}

/**
 * Slows down guessing. A browser that has signed in before is counted by itself alone, so that strangers who keep an account busy,
 * or share an address, do not lock its owner out.
 */
export function createAttempts(now: () => number): Attempts {
  const counts = new LRUCache<string, Count>({ max: remembered });

  function countOf(key: string): Count {
    const count = counts.get(key);
    return count && now() - count.last < forgottenAfter ? count : { tries: 0, last: 0 };
  }

  function waitOf({ key, limit }: Rule): number {
    const { tries, last } = countOf(key);
    if (tries < limit) return 0;
    return Math.max(0, last + Math.min(longest, 30 * second * 2 ** (tries - limit)) - now());
  }

  return {
    begin(attempt) {
      const rules = rulesOf(attempt);
      const wait = Math.max(...rules.map(waitOf));
      if (wait === 0) for (const { key } of rules) counts.set(key, { tries: countOf(key).tries + 1, last: now() });
      return wait;
    },
    succeeded(attempt) {
      for (const { key } of rulesOf(attempt)) if (!key.startsWith('account ')) counts.delete(key);
    },
  };
}

interface Rule {
  readonly key: string;
  readonly limit: number;
}

function rulesOf({ account, address, device }: Attempt): readonly Rule[] {
  if (device !== undefined) return [{ key: `device ${device} ${account}`, limit: free.pair }];
  const network = networkOf(address);
  return [
    { key: `pair ${network} ${account}`, limit: free.pair },
    { key: `address ${network}`, limit: free.address },
    { key: `account ${account}`, limit: free.account },
  ];
}

/** One household has a whole /64 of IPv6. */
function networkOf(address: string): string {
  return address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address;
}
