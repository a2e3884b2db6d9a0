import type { AuditOutcome, Permission, Role } from '@orderloom/shared/api';
import type { AccessStore, PersonRow, SessionRow, TokenRow } from '../store/index.ts';

export interface AccessDeps {
  readonly store: AccessStore;
  readonly now: () => number;
  readonly nextId: () => string;
  /** Hears of housekeeping that failed; it is tried again. */
  readonly warn: (error: unknown) => void;
}

/** Who asks, and the only source of the tenant (E8). */
export interface Identity {
  readonly tenant: string;
  /** As journal and audit write it: `person:<name>`, `token:<name>`. */
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
  /** The person's id; null for a token. */
  readonly person: string | null;
  readonly display: string;
  /** The digest of the cookie's session; null: came with a token. */
  readonly session: string | null;
}

/** Where a request comes from. */
export interface Origin {
  readonly address: string;
  readonly agent: string;
  /** The cookie of a browser that has signed in before. */
  readonly device: string | undefined;
}

export interface SignedIn {
  readonly type: 'in';
  readonly identity: Identity;
  readonly cookie: string;
  /** New, where the browser was not known before. */
  readonly device: string | undefined;
}
export type SignInResult = SignedIn | { readonly type: 'wrong' } | { readonly type: 'wait'; readonly ms: number };

export interface Sessions {
  signIn(given: { readonly tenant: string; readonly name: string; readonly password: string }, origin: Origin): Promise<SignInResult>;
  /** With an access token, which the session ends with. */
  signInWithToken(token: string, origin: Origin): SignInResult;
  /** For whoever has just proven who he is. */
  open(person: PersonRow, origin: Origin): SignedIn;
  /** Who holds this cookie, if it is still good; that counts as being seen. */
  resume(cookie: string): Identity | undefined;
}

export interface OwnSessions {
  list(identity: Identity): readonly (SessionRow & { readonly id: string })[];
  end(identity: Identity, id: string): boolean;
  endOthers(identity: Identity): void;
  signOut(identity: Identity): void;
  changePassword(
    identity: Identity,
    given: { readonly current: string; readonly next: string },
    origin: Origin,
  ): Promise<
    { readonly type: 'changed' | 'wrong-password' | 'weak-password' | 'no-password' } | { readonly type: 'wait'; readonly ms: number }
  >;
}

export type UseLinkResult = { readonly type: 'chosen'; readonly person: PersonRow } | { readonly type: LinkFault };
export type LinkFault = 'bad-link' | 'weak-password' | 'name-taken' | 'name-missing';
export type SaveResult = { readonly type: 'saved'; readonly person: PersonRow } | { readonly type: 'missing' | 'last-admin' };

export interface People {
  isKnown(tenant: string, name: string): boolean;
  add(identity: Identity, given: { readonly name: string; readonly display: string; readonly role: Role }): PersonRow | undefined;
  save(tenant: string, id: string, change: { readonly display: string; readonly role: Role; readonly disabled: boolean }): SaveResult;
  remove(tenant: string, id: string): 'removed' | 'missing' | 'last-admin';
}

export interface PasswordLinks {
  /** Whether nobody can sign in yet. */
  needsSetUp(): boolean;
  /** A link by which the first administrator signs up, while there is none. */
  first(tenant: string): PasswordLinkMade | undefined;
  make(identity: Identity, id: string): PasswordLinkMade | undefined;
  read(link: string): { readonly person: PersonRow | undefined; readonly expiresAt: number } | undefined;
  use(given: { readonly link: string; readonly name: string | undefined; readonly password: string }): Promise<UseLinkResult>;
}

export interface PasswordLinkMade {
  readonly link: string;
  readonly expiresAt: number;
}

export interface Tokens {
  /** Who shows this token, if it is good. */
  resolve(token: string): Identity | undefined;
  list(tenant: string): readonly (TokenRow & { readonly graceEnds: number | null })[];
  create(
    identity: Identity,
    given: { readonly name: string; readonly permissions: readonly Permission[]; readonly expiresAt: number | null },
  ): { readonly token: string; readonly row: TokenRow };
  rotate(tenant: string, id: string, graceMs: number): { readonly token: string; readonly row: TokenRow } | undefined;
  revoke(tenant: string, id: string): boolean;
  /** Writes when each was last used. */
  flush(): void;
}

export interface Act {
  readonly tenant: string;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly outcome: AuditOutcome;
  readonly reason: string;
  readonly address: string;
}

export interface Access {
  readonly sessions: Sessions;
  readonly own: OwnSessions;
  readonly people: People;
  readonly links: PasswordLinks;
  readonly tokens: Tokens;
  /** Writes an act down. What is refused again and again is counted, not written each time. */
  note(act: Act): void;
  close(): void;
}
