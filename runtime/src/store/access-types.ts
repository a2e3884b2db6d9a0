import type { AuditOutcome, Permission, Role } from '@orderloom/shared/api';
import type { Page } from './reading-types.ts';

export interface TenantRow {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** Days finished orders and deliveries are kept; null: for ever. */
  readonly retentionDays: number | null;
}

export interface TokenRow {
  /** SHA-256 of the token, hex; the token itself is never stored. */
  readonly hash: string;
  readonly tenant: string;
  readonly actor: string;
  readonly role: string;
  readonly createdAt: number;
  /** The same for a token and those that replaced it. */
  readonly id: string;
  readonly name: string;
  /** Null: what the role may. */
  readonly scopes: readonly Permission[] | null;
  readonly createdBy: string;
  readonly expiresAt: number | null;
  readonly usedAt: number | null;
  /** When a newer token took its place; it stays valid until it expires. */
  readonly replacedAt: number | null;
}

export interface PersonRow {
  readonly tenant: string;
  readonly id: string;
  /** What is typed to sign in, folded to one spelling. */
  readonly name: string;
  readonly display: string;
  readonly role: Role;
  /** Argon2id in PHC form; null until one was chosen. */
  readonly password: string | null;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly disabledAt: number | null;
  readonly signedInAt: number | null;
}

export interface SessionRow {
  readonly hash: string;
  readonly tenant: string;
  /** Whose it is: a person's, or that of the token it was opened with. */
  readonly person: string | null;
  readonly token: string | null;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly expiresAt: number;
  readonly address: string;
  readonly agent: string;
}

/** A right to choose a password once; without a person: to become the first administrator. */
export interface LinkRow {
  readonly hash: string;
  readonly tenant: string;
  readonly person: string | null;
  readonly expiresAt: number;
  readonly createdAt: number;
  readonly createdBy: string;
}

export interface AuditRow {
  readonly tenant: string;
  readonly at: number;
  readonly actor: string;
  /** The method and path of the route. */
  readonly action: string;
  readonly target: string;
  readonly outcome: AuditOutcome;
  readonly reason: string;
  readonly address: string;
}

interface TokenStore {
  /** The one look-up that finds the tenant instead of being given it. */
  token(hash: string): TokenRow | undefined;
  tokens(tenant: string): readonly TokenRow[];
  addToken(token: Pick<TokenRow, 'hash' | 'tenant' | 'actor' | 'role' | 'createdAt'> & Partial<TokenRow>): void;
  /** Puts the new one in the place of the current one, which ends at `graceEnds`. */
  replaceToken(token: TokenRow, graceEnds: number): void;
  removeToken(tenant: string, hash: string): boolean;
  /** With all that it replaced, and the sessions opened with them. */
  removeTokens(tenant: string, id: string): boolean;
  touchTokens(used: ReadonlyMap<string, number>): void;
}

interface PeopleStore {
  people(tenant: string): readonly PersonRow[];
  person(tenant: string, id: string): PersonRow | undefined;
  personNamed(tenant: string, name: string): PersonRow | undefined;
  /** False when the name is taken. */
  addPerson(person: PersonRow): boolean;
  savePerson(tenant: string, id: string, change: Partial<Omit<PersonRow, 'tenant' | 'id'>>): void;
  removePerson(tenant: string, id: string): boolean;
  /** In the place of earlier links for the same person. */
  addLink(link: LinkRow): void;
  link(hash: string): LinkRow | undefined;
  removeLink(hash: string): boolean;
}

interface SessionStore {
  session(hash: string): SessionRow | undefined;
  sessions(tenant: string, person: string): readonly SessionRow[];
  addSession(session: SessionRow): void;
  touchSession(hash: string, at: number): void;
  removeSession(hash: string): boolean;
  /** All of a person's, but the one to keep. */
  removeSessions(tenant: string, person: string, keep?: string): void;
  /** What has run out by now. */
  removeStale(now: number, idleMs: number): void;
  /** Whether this browser has signed in as this person before. */
  knowsDevice(tenant: string, person: string, hash: string): boolean;
  addDevice(device: { readonly hash: string; readonly tenant: string; readonly person: string; readonly createdAt: number }): void;
}

export interface AuditQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly actor?: string | undefined;
  readonly outcome?: AuditOutcome | undefined;
}

interface AuditStore {
  addAudit(row: AuditRow): void;
  /** The newest first. */
  audit(tenant: string, query: AuditQuery): Page<AuditRow & { readonly row: number }>;
}

/** Companies, who may act for them, and what they did. */
export interface AccessStore extends TokenStore, PeopleStore, SessionStore, AuditStore {
  tenant(id: string): TenantRow | undefined;
  tenants(): readonly TenantRow[];
  saveTenant(tenant: TenantRow): void;
}
