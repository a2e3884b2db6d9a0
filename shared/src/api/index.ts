export { ApiProblem, PageQuery, ProblemDetails, pageOf } from './common.ts';
export {
  CheckResult,
  CreateFlow,
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
  ChannelParam,
  ChannelSummary,
  ChannelType,
  Health,
  InboxItem,
  inboxStatuses,
  LiveChange,
  Me,
  OutboxItem,
  SaveChannel,
} from './operations.ts';
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
