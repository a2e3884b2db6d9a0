export {
  ApiToken,
  AuditEntry,
  type AuditOutcome,
  auditOutcomes,
  CreatePerson,
  CreateToken,
  LinkState,
  Me,
  minPassword,
  NewToken,
  PasswordLink,
  Person,
  SavePerson,
  Session,
  SessionState,
} from './access.ts';
export { accessRoutes, sessionRoutes } from './access-routes.ts';
export { backTestRoutes } from './back-test-routes.ts';
export { BackTest, ConcernedOrder, FateGroup, Standing } from './back-tests.ts';
export { calendarRoutes, type SavedCalendar } from './calendar-routes.ts';
export { ChannelHealth, ChannelTest, ChannelTestStep, channelStates } from './channel-health.ts';
export { ApiProblem, PageQuery, ProblemDetails, pageOf } from './common.ts';
export { NoInput, type RouteContract } from './define-route.ts';
export { destinationRoutes } from './destination-routes.ts';
export {
  AllowAddress,
  AllowedAddress,
  DeadCause,
  DestinationSettings,
  DestinationSummary,
  PauseDestination,
  RedriveDead,
  RedriveDone,
  SaveDestination,
} from './destinations.ts';
export { type ExportFormat, exportFormats, exportRoutes } from './export-routes.ts';
export { flowRoutes } from './flow-routes.ts';
export {
  CheckFlow,
  CheckResult,
  CreateFlow,
  ExportQuery,
  Finding,
  FlowDetail,
  FlowSummary,
  FlowVersion,
  FlowVersionDetail,
  ImportFlow,
  PublishFlow,
  SaveDraft,
  TemplateSummary,
} from './flows.ts';
export {
  BundleSummary,
  CountedStock,
  CountStock,
  ImportBundles,
  ImportedBundles,
  Merge,
  MergeOrders,
  MergeSuggestion,
  SaveBundle,
  SavedLegRules,
  StockHold,
  StockPlace,
  StockSummary,
} from './goods.ts';
export { goodsRoutes } from './goods-routes.ts';
export {
  ImportFileKind,
  ImportJob,
  ImportPreview,
  ImportRejection,
  ImportStatus,
  ImportTrial,
  ImportValues,
} from './import-jobs.ts';
export { ImportCellType, ImportPlan } from './import-plan.ts';
export { importRoutes } from './import-routes.ts';
export { incidentRoutes } from './incident-routes.ts';
export {
  ChangeIncident,
  IncidentCause,
  IncidentCount,
  IncidentDetail,
  IncidentItem,
  IncidentLogEntry,
  IncidentSummary,
  type IncidentType,
  incidentTypes,
  Mend,
  MendJob,
  MendPreview,
  MendResult,
} from './incidents.ts';
export { mappingRoutes } from './mapping-routes.ts';
export {
  MappingPreview,
  MappingSample,
  type MappingSide,
  MappingState,
  MappingSuggestion,
  MappingVersionDetail,
  MappingVersionSummary,
  ReplayDone,
  ReplayTrial,
} from './mappings.ts';
export { migrationRoutes } from './migration-routes.ts';
export {
  DryRunPage,
  Migration,
  MigrationDetail,
  MigrationPlan,
  migratedOutcomes,
  ReasonGroup,
} from './migrations.ts';
export { channelRoutes, deliveryRoutes } from './operation-routes.ts';
export {
  ChannelParam,
  ChannelSummary,
  ChannelType,
  InboxItem,
  InboxQuery,
  inboxStatuses,
  LiveChange,
  OutboxItem,
  OutboxQuery,
  outboxStatuses,
  SaveChannel,
  SaveNewChannel,
} from './operations.ts';
export { ImportedOrders, ImportOrders } from './order-imports.ts';
export { orderRoutes } from './order-routes.ts';
export {
  AcceptableEvent,
  CreateOrder,
  JournalEntry,
  OrderDetail,
  OrderQuery,
  OrderSummary,
  SendEvent,
  StateValue,
  StepResult,
  Timer,
} from './orders.ts';
export { type Access, type Permission, permissions, Role, roles } from './permissions.ts';
export { releaseRoutes } from './release-routes.ts';
export {
  Canary,
  CanaryLimit,
  CanaryRule,
  ReleaseChange,
  ReleaseEvent,
  ReleaseState,
  StopReason,
  type TroubleType,
  troubleTypes,
} from './releases.ts';
export { repairRoutes } from './repair-routes.ts';
export { RepairPreview, RepairProposal, RepairResult, SkipAnswer } from './repairs.ts';
export {
  FactSummary,
  ImportFacts,
  OrderRoute,
  PublishTable,
  RoutingOverview,
  RoutingState,
  SaveTable,
  TrialResult,
  TryTable,
} from './routing.ts';
export { routingRoutes } from './routing-routes.ts';
export { NewSecret, SecretSummary, SetSecret, secretRoutes } from './secret-routes.ts';
export { Health, lateCauses, notReadyReasons, Ready, SystemSample, SystemState } from './system.ts';
export { systemRoutes } from './system-routes.ts';
