import { MigrationMapping } from '../migrate/mapping.ts';
import { pageOf } from './common.ts';
import { defineRoute, NoInput } from './define-route.ts';
import {
  DryRun,
  DryRunPage,
  MigratedOrder,
  MigratedOrderQuery,
  Migration,
  MigrationDetail,
  MigrationPlan,
  PlanMigration,
  StartMigration,
} from './migrations.ts';

const tag = 'flows';
const permission = 'flows:migrate';
const act = { tag, permission, method: 'post', status: 200, body: NoInput, answer: Migration, refusals: [409] } as const;

/** Orders in flight on their way to another version of their flow. */
export const migrationRoutes = {
  planMigration: defineRoute({
    tag,
    permission: 'flows:read',
    method: 'post',
    path: '/api/flows/:id/migrations/plan',
    status: 200,
    body: PlanMigration,
    answer: MigrationPlan,
    summary: 'What differs between versions, how many orders are affected, and the mapping that ships with the version',
  }),
  dryRunMigration: defineRoute({
    tag,
    permission: 'flows:read',
    method: 'post',
    path: '/api/flows/:id/migrations/dry-run',
    status: 200,
    body: DryRun,
    answer: DryRunPage,
    refusals: [422],
    summary: 'Try the move of every affected order without doing it: what would move, lose or need a choice; page by page',
  }),
  startMigration: defineRoute({
    tag,
    permission,
    method: 'post',
    path: '/api/flows/:id/migrations',
    status: 201,
    body: StartMigration,
    answer: Migration,
    refusals: [409, 422],
    summary: 'Move the orders in flight, a few at a time, while traffic goes on',
  }),
  listMigrations: defineRoute({
    tag,
    permission: 'flows:read',
    method: 'get',
    path: '/api/flows/:id/migrations',
    status: 200,
    answer: pageOf(Migration),
    summary: 'List the runs of a flow, newest first',
  }),
  readMigration: defineRoute({
    tag,
    permission: 'flows:read',
    method: 'get',
    path: '/api/migrations/:id',
    status: 200,
    answer: MigrationDetail,
    summary: 'How far a run has come, and why orders were left out or stayed',
  }),
  listMigratedOrders: defineRoute({
    tag,
    permission: 'flows:read',
    method: 'get',
    path: '/api/migrations/:id/orders',
    status: 200,
    query: MigratedOrderQuery,
    answer: pageOf(MigratedOrder),
    summary: 'What came of each order of a run',
  }),
  stopMigration: defineRoute({ ...act, path: '/api/migrations/:id/stop', summary: 'Stop a run where it is' }),
  continueMigration: defineRoute({ ...act, path: '/api/migrations/:id/continue', summary: 'Go on with a stopped run' }),
  revertMigration: defineRoute({
    ...act,
    path: '/api/migrations/:id/revert',
    summary: 'Put every order of a run back that has not moved on since',
  }),
  saveMapping: defineRoute({
    tag,
    permission,
    method: 'put',
    path: '/api/flows/:id/versions/:version/mapping',
    status: 200,
    body: MigrationMapping,
    answer: MigrationMapping,
    refusals: [422],
    summary: 'Store what is decided about moving orders to a version; it ships with the version',
  }),
};
