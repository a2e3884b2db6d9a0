import { z } from 'zod';

/** Everything a person or a token can be allowed to do, one name per right. */
export const permissions = [
  'orders:read',
  'orders:write',
  'orders:repair',
  'orders:import',
  'flows:read',
  'flows:write',
  'flows:publish',
  'flows:migrate',
  'channels:read',
  'channels:write',
  'deliveries:read',
  'deliveries:replay',
  'effects:read',
  'effects:redrive',
  'destinations:write',
  'secrets:write',
  'incidents:write',
  'goods:read',
  'goods:write',
  'routing:read',
  'routing:write',
  'facts:write',
  'system:read',
  'system:write',
  'access:write',
  'audit:read',
] as const;
export type Permission = (typeof permissions)[number];

/** Who may call a route: anybody at all, anybody signed in, or whoever holds the permission. */
export type Access = 'open' | 'signed-in' | Permission;

const viewing = permissions.filter((name) => name.endsWith(':read') && name !== 'audit:read');

/** A role is a set of permissions with a name. */
export const roles = {
  admin: permissions,
  analyst: [
    ...viewing,
    'flows:write',
    'flows:publish',
    'flows:migrate',
    'channels:write',
    'goods:write',
    'routing:write',
    'facts:write',
    'orders:import',
  ],
  operator: [
    ...viewing,
    'orders:write',
    'orders:repair',
    'deliveries:replay',
    'effects:redrive',
    'destinations:write',
    'incidents:write',
    'goods:write',
    'facts:write',
  ],
  viewer: viewing,
} as const satisfies Readonly<Record<string, readonly Permission[]>>;

export const Role = z.enum(['admin', 'analyst', 'operator', 'viewer']);
export type Role = z.infer<typeof Role>;
