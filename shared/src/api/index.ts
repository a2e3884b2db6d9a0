export { ApiProblem, PageQuery, ProblemDetails, pageOf } from './common.ts';
export {
  CheckResult,
  CreateFlow,
  Finding,
  FlowDetail,
  FlowSummary,
  FlowVersion,
  ImportFlow,
  PublishFlow,
  SaveDraft,
  TemplateSummary,
} from './flows.ts';
export { ChannelSummary, Health, InboxItem, inboxStatuses, LiveChange, Me, OutboxItem, SaveChannel } from './operations.ts';
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
