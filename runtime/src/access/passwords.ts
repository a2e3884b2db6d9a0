import { hash, verify } from '@node-rs/argon2';

// OWASP's setting for argon2id, which is the library's default algorithm. It computes on libuv's threads.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each takes 19 MiB and a thread that file access needs too. */
const maxAtOnce = 2;
const maxWaiting = 32;

/** More people try to sign in at once than can be checked. */
export class PasswordsBusy extends Error {}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long when there is nothing to compare with. */
  matches(stored: string | null, password: string): Promise<boolean>;
}

/** Digests of passwords, few at a time. */
export function createPasswords(): Passwords {
  const waiting: (() => void)[] = [];
  let running = 0;
  let decoy: Promise<string> | undefined;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= maxAtOnce) {
      if (waiting.length >= maxWaiting) throw new PasswordsBusy();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  return {
    hash: (password) => inTurn(() => hash(folded(password), cost)),
    matches: (stored, password) =>
      inTurn(async () => {
        decoy ??= hash('nobody', cost);
        const same = await verify(stored ?? (await decoy), folded(password));
        return stored !== null && same;
      }),
  };
}

/** The same password from another keyboard has the same digest. */
function folded(password: string): string {
  return password.normalize('NFKC');
}

const common = [
  '1234567890',
  '0123456789',
  '1q2w3e4r5t',
  'qwertyuiop',
  'password',
  'passw0rd',
  'orderloom',
  'iloveyou',
  'administrator',
  '5201314',
];

/** Whether a password is among the first that are guessed. */
export function isGuessable(password: string, name: string): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  const rest = [...common, name.toLowerCase()].reduce((left, word) => (word.length < 4 ? left : left.replaceAll(word, '')), text);
  return rest.length < 6 || new Set(text).size < 4;
}
