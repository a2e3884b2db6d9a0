import type { ApiToken, AuditEntry, Me, Person, Session } from '@orderloom/shared/api';
import { permissionsOfToken } from '../access/index.ts';
import type { AuditRow, PersonRow, SessionRow, Store, TokenRow } from '../store/index.ts';
import type { Actor } from './environment.ts';

const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

export function presentMe(actor: Actor, store: Store): Me {
  const tenant = store.access.tenant(actor.tenant);
  return {
    tenant: actor.tenant,
    tenantName: tenant?.name ?? actor.tenant,
    actor: actor.name,
    timeZone: tenant?.timeZone ?? 'Asia/Shanghai',
    person: actor.person,
    display: actor.display,
    permissions: [...actor.permissions],
  };
}

export function presentPerson({ id, name, display, role, password, disabledAt, createdAt, signedInAt }: PersonRow): Person {
  const times = { createdAt: iso(createdAt), signedInAt: isoOrNull(signedInAt) };
  return { id, name, display, role, ready: password !== null, disabled: disabledAt !== null, ...times };
}

export function presentSession(
  { id, hash, createdAt, seenAt, expiresAt, address, agent }: SessionRow & { id: string },
  own: string | null,
): Session {
  const times = { createdAt: iso(createdAt), seenAt: iso(seenAt), expiresAt: iso(expiresAt) };
  return { id, current: hash === own, address, agent, ...times };
}

export function presentToken(row: TokenRow & { readonly graceEnds: number | null }): ApiToken {
  return {
    id: row.id,
    name: row.name,
    permissions: [...permissionsOfToken(row)],
    createdAt: iso(row.createdAt),
    createdBy: row.createdBy,
    expiresAt: isoOrNull(row.expiresAt),
    usedAt: isoOrNull(row.usedAt),
    graceEnds: isoOrNull(row.graceEnds),
  };
}

export function presentAudit({
  row,
  at,
  actor,
  action,
  target,
  outcome,
  reason,
  address,
}: AuditRow & { readonly row: number }): AuditEntry {
  return { id: String(row), at: iso(at), actor, action, target, outcome, reason, address };
}
