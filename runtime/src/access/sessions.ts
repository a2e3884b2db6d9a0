import type { PersonRow, SessionRow } from '../store/index.ts';
import type { Attempts } from './attempts.ts';
import { identityOfPerson, identityOfToken } from './identity.ts';
import { foldName } from './names.ts';
import type { Passwords } from './passwords.ts';
import { digestOf, newSecret } from './secrets.ts';
import type { AccessDeps, Identity, Origin, Sessions, Tokens } from './types.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** A session ends when nobody was seen for so long, and at the latest after so many days. */
export const idleMs = 12 * 60 * minute;
const longestMs = 7 * day;
/** Being seen is written no more often. */
const seenEveryMs = 5 * minute;

export function createSessions(deps: AccessDeps & { passwords: Passwords; attempts: Attempts; tokens: Tokens }): Sessions {
  const { store, now, passwords, attempts, tokens } = deps;

  function start(owner: { readonly tenant: string; readonly person: string | null; readonly token: string | null }, origin: Origin) {
    const cookie = newSecret();
    const at = now();
    const hash = digestOf(cookie);
    const { tenant, person, token } = owner;
    const agent = origin.agent.slice(0, 300);
    store.addSession({ hash, tenant, person, token, createdAt: at, seenAt: at, expiresAt: at + longestMs, address: origin.address, agent });
    return { cookie, hash };
  }

  function open(person: PersonRow, origin: Origin) {
    const { cookie, hash } = start({ tenant: person.tenant, person: person.id, token: null }, origin);
    store.savePerson(person.tenant, person.id, { signedInAt: now() });
    return { type: 'in', identity: identityOfPerson(person, hash), cookie, device: deviceFor(person, origin) } as const;
  }

  function deviceFor({ tenant, id }: PersonRow, { device }: Origin): string | undefined {
    if (device !== undefined && store.knowsDevice(tenant, id, digestOf(device))) return undefined;
    const made = newSecret();
    store.addDevice({ hash: digestOf(made), tenant, person: id, createdAt: now() });
    return made;
  }

  function identityOf(row: SessionRow): Identity | undefined {
    if (row.person !== null) {
      const person = store.person(row.tenant, row.person);
      return person && person.disabledAt === null ? identityOfPerson(person, row.hash) : undefined;
    }
    const token = store.tokens(row.tenant).find((one) => one.id === row.token && one.replacedAt === null);
    return token && (token.expiresAt === null || token.expiresAt > now()) ? identityOfToken(token, row.hash) : undefined;
  }

  return {
    open,
    async signIn(given, origin) {
      const person = store.personNamed(given.tenant, foldName(given.name));
      const attempt = attemptAt(deps, person, `${given.tenant} ${foldName(given.name)}`, origin);
      const ms = attempts.begin(attempt);
      if (ms > 0) return { type: 'wait', ms };
      const right = await passwords.matches(person?.password ?? null, given.password);
      if (!right || !person || person.disabledAt !== null) return { type: 'wrong' };
      attempts.succeeded(attempt);
      return open(person, origin);
    },
    signInWithToken(token, origin) {
      // Counted by address alone: a token cannot be guessed, and strangers must not keep others from using one.
      const attempt = { account: `token ${origin.address}`, address: origin.address, device: undefined };
      const ms = attempts.begin(attempt);
      if (ms > 0) return { type: 'wait', ms };
      const known = tokens.resolve(token);
      const row = known && store.token(digestOf(token));
      if (!row) return { type: 'wrong' };
      attempts.succeeded(attempt);
      const { cookie, hash } = start({ tenant: row.tenant, person: null, token: row.id }, origin);
      return { type: 'in', identity: identityOfToken(row, hash), cookie, device: undefined };
    },
    resume(cookie) {
      const at = now();
      const row = store.session(digestOf(cookie));
      if (!row || !isCurrent(row, at)) return undefined;
      const identity = identityOf(row);
      if (identity && at - row.seenAt > seenEveryMs) store.touchSession(row.hash, at);
      return identity;
    },
  };
}

/** The try of a person at a password: by the browser alone when it is one of his. */
export function attemptAt(
  { store }: Pick<AccessDeps, 'store'>,
  person: PersonRow | undefined,
  account: string,
  { address, device }: Origin,
) {
  const digest = device === undefined ? undefined : digestOf(device);
  const known = person !== undefined && digest !== undefined && store.knowsDevice(person.tenant, person.id, digest);
  return { account, address, device: known ? digest : undefined };
}

/** Neither idle for too long nor too old. */
export function isCurrent({ expiresAt, seenAt }: SessionRow, now: number): boolean {
  return expiresAt > now && seenAt + idleMs > now;
}
