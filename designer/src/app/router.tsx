import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { AccessSearch } from '../access/access-search.ts';
import { FlowSearch } from '../flows/flow-search.ts';
import { GoodsSearch } from '../goods/goods-search.ts';
import { IncidentSearch } from '../incidents/incident-search.ts';
import { DeliveriesSearch } from '../operations/deliveries-search.ts';
import { OrderSearch } from '../orders/order-search.ts';
import { MoveSearch } from '../releases/move-search.ts';
import { RoutingSearch } from '../routing/routing-search.ts';
import { loadTexts } from './i18n.ts';
import { Crashed } from './shell/Crashed.tsx';
import { NotFound } from './shell/NotFound.tsx';
import { Shell } from './shell/Shell.tsx';

const importEditor = () => import('../editor/EditorPage.tsx');
const loadEditor = () => Promise.all([importEditor(), loadTexts('editor', 'simulator', 'exchange', 'ui')]);
const loadOrder = () => import('../orders/OrderPage.tsx');
const EditorPage = lazy(async () => {
  await loadEditor();
  return { default: (await importEditor()).EditorPage };
});
const OrderPage = lazy(async () => ({ default: (await loadOrder()).OrderPage }));

const root = createRootRoute({ component: Shell });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/flows', replace: true });
  },
});

const flows = createRoute({
  getParentRoute: () => root,
  path: '/flows',
  component: lazyRouteComponent(() => import('../flows/FlowsPage.tsx'), 'FlowsPage'),
});

const flow = createRoute({
  getParentRoute: () => root,
  path: '/flows/$flowId',
  validateSearch: FlowSearch,
  loader: async () => void (await loadEditor()),
  component: () => {
    const { flowId } = flow.useParams();
    const { example } = flow.useSearch();
    return (
      <Suspense>
        <EditorPage key={flowId} flowId={flowId} example={example} />
      </Suspense>
    );
  },
});

const versions = createRoute({
  getParentRoute: () => root,
  path: '/flows/$flowId/versions',
  component: lazyRouteComponent(() => import('../releases/VersionsPage.tsx'), 'VersionsPage'),
});

const move = createRoute({
  getParentRoute: () => root,
  path: '/flows/$flowId/move',
  validateSearch: MoveSearch,
  component: lazyRouteComponent(() => import('../releases/MovePage.tsx'), 'MovePage'),
});

const migration = createRoute({
  getParentRoute: () => root,
  path: '/migrations/$migrationId',
  component: lazyRouteComponent(() => import('../releases/RunPage.tsx'), 'RunPage'),
});

const orders = createRoute({
  getParentRoute: () => root,
  path: '/orders',
  validateSearch: OrderSearch,
  component: lazyRouteComponent(() => import('../orders/OrdersPage.tsx'), 'OrdersPage'),
});

const order = createRoute({
  getParentRoute: () => root,
  path: '/orders/$orderId',
  loader: async () => void (await loadOrder()),
  component: () => {
    const { orderId } = order.useParams();
    return (
      <Suspense>
        <OrderPage key={orderId} orderId={orderId} />
      </Suspense>
    );
  },
});

const goods = createRoute({
  getParentRoute: () => root,
  path: '/goods',
  validateSearch: GoodsSearch,
  component: lazyRouteComponent(() => import('../goods/GoodsPage.tsx'), 'GoodsPage'),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(() => import('../imports/ImportsPage.tsx'), 'ImportsPage'),
});

const importOne = createRoute({
  getParentRoute: () => root,
  path: '/import/$importId',
  component: lazyRouteComponent(() => import('../imports/ImportPage.tsx'), 'ImportPage'),
});

const routing = createRoute({
  getParentRoute: () => root,
  path: '/routing',
  validateSearch: RoutingSearch,
  component: lazyRouteComponent(() => import('../routing/RoutingPage.tsx'), 'RoutingPage'),
});

const channels = createRoute({
  getParentRoute: () => root,
  path: '/channels',
  component: lazyRouteComponent(() => import('../operations/ChannelsPage.tsx'), 'ChannelsPage'),
});

const mapping = createRoute({
  getParentRoute: () => root,
  path: '/channels/$channelId/mapping',
  component: lazyRouteComponent(() => import('../mapping/MappingPage.tsx'), 'MappingPage'),
});

const deliveries = createRoute({
  getParentRoute: () => root,
  path: '/deliveries',
  validateSearch: DeliveriesSearch,
  component: lazyRouteComponent(() => import('../operations/DeliveriesPage.tsx'), 'DeliveriesPage'),
});

const incidents = createRoute({
  getParentRoute: () => root,
  path: '/incidents',
  validateSearch: IncidentSearch,
  component: lazyRouteComponent(() => import('../incidents/IncidentsPage.tsx'), 'IncidentsPage'),
});

const incident = createRoute({
  getParentRoute: () => root,
  path: '/incidents/$incidentId',
  component: lazyRouteComponent(() => import('../incidents/IncidentPage.tsx'), 'IncidentPage'),
});

const destinations = createRoute({
  getParentRoute: () => root,
  path: '/destinations',
  component: lazyRouteComponent(() => import('../destinations/DestinationsPage.tsx'), 'DestinationsPage'),
});

const secrets = createRoute({
  getParentRoute: () => root,
  path: '/secrets',
  component: lazyRouteComponent(() => import('../secrets/SecretsPage.tsx'), 'SecretsPage'),
});

const access = createRoute({
  getParentRoute: () => root,
  path: '/access',
  validateSearch: AccessSearch,
  component: lazyRouteComponent(() => import('../access/AccessPage.tsx'), 'AccessPage'),
});

const system = createRoute({
  getParentRoute: () => root,
  path: '/system',
  component: lazyRouteComponent(() => import('../system/SystemPage.tsx'), 'SystemPage'),
});

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  component: lazyRouteComponent(() => import('../calendar/CalendarPage.tsx'), 'CalendarPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('./SettingsPage.tsx'), 'SettingsPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    flows,
    flow,
    versions,
    move,
    migration,
    orders,
    order,
    imports,
    importOne,
    goods,
    routing,
    channels,
    mapping,
    deliveries,
    incidents,
    incident,
    destinations,
    secrets,
    system,
    access,
    calendar,
    settings,
  ]),
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Crashed,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
