import { z } from 'zod';
import { PageQuery } from './common.ts';
import { permissions, Role } from './permissions.ts';

/** The shortest password; length is what makes one hard to guess. */
export const minPassword = 10;

const Name = z.string().trim().min(1).max(100);
const NewPassword = z.string().min(minPassword).max(200);

/** The answer to GET /api/me: who is signed in, and what he may. */
export const Me = z.object({
  tenant: z.string(),
  tenantName: z.string(),
  actor: z.string(),
  timeZone: z.string(),
  /** The person's id; null for a token. */
  person: z.string().nullable(),
  display: z.string(),
  permissions: z.array(z.enum(permissions)),
});
export type Me = z.infer<typeof Me>;

/** Told to anybody: who is signed in, and whether the first administrator is still missing. */
export const SessionState = z.object({ me: Me.nullable(), needsSetUp: z.boolean() });
export type SessionState = z.infer<typeof SessionState>;

/** By name and password, or with an access token. */
export const SignIn = z.union([
  z.strictObject({ tenant: z.string().max(100).default('default'), name: Name, password: z.string().min(1).max(200) }),
  z.strictObject({ token: z.string().min(1).max(200) }),
]);

/** The secret part of a password link. */
const Link = z.string().min(1).max(100);
export const ReadLink = z.strictObject({ link: Link });
/** `name` is null when the link makes the first administrator, who chooses one. */
export const LinkState = z.object({ name: z.string().nullable(), display: z.string().nullable(), expiresAt: z.iso.datetime() });
export const UseLink = z.strictObject({ link: Link, name: Name.optional(), password: NewPassword });
export const ChangePassword = z.strictObject({ current: z.string().min(1).max(200), next: NewPassword });

export const Session = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  address: z.string(),
  agent: z.string(),
});
export type Session = z.infer<typeof Session>;

export const Person = z.object({
  id: z.string(),
  name: z.string(),
  display: z.string(),
  role: Role,
  /** Whether a password was chosen. */
  ready: z.boolean(),
  disabled: z.boolean(),
  createdAt: z.iso.datetime(),
  signedInAt: z.iso.datetime().nullable(),
});
export type Person = z.infer<typeof Person>;

export const CreatePerson = z.strictObject({ name: Name, display: z.string().trim().max(100).default(''), role: Role });
export const SavePerson = z.strictObject({ display: z.string().trim().min(1).max(100), role: Role, disabled: z.boolean() });
/** Shown once: whoever has it chooses the password. */
export const PasswordLink = z.object({ link: z.string(), expiresAt: z.iso.datetime() });
export type PasswordLink = z.infer<typeof PasswordLink>;

export const ApiToken = z.object({
  id: z.string(),
  name: z.string(),
  permissions: z.array(z.enum(permissions)),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  expiresAt: z.iso.datetime().nullable(),
  usedAt: z.iso.datetime().nullable(),
  /** Until when the token before the last rotation is still taken. */
  graceEnds: z.iso.datetime().nullable(),
});
export type ApiToken = z.infer<typeof ApiToken>;

export const CreateToken = z.strictObject({
  name: Name,
  permissions: z.array(z.enum(permissions)).min(1).max(permissions.length),
  expiresInDays: z.int().min(1).max(3650).nullable().default(null),
});
export const RotateToken = z.strictObject({ graceHours: z.number().min(0).max(720).default(24) });
/** `token` is shown this once. */
export const NewToken = z.object({ token: z.string(), item: ApiToken });

export const auditOutcomes = ['done', 'denied', 'refused', 'failed'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** One act: `done`, `denied` for want of a permission or proof, `refused` for what was asked, or `failed` inside. */
export const AuditEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor: z.string(),
  /** Method and path of the route. */
  action: z.string(),
  target: z.string(),
  outcome: z.enum(auditOutcomes),
  reason: z.string(),
  address: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

const AuditFilter = { actor: z.string().max(200).optional(), outcome: z.enum(auditOutcomes).optional() };
export const AuditQuery = PageQuery.extend(AuditFilter);
export const AuditExportQuery = z.object({ ...AuditFilter, format: z.enum(['csv', 'jsonl']).default('csv') });
