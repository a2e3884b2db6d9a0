export { type CompiledTable, compileTable } from './compile-table.ts';
export { decideRoute } from './decide-route.ts';
export {
  MadeOffer,
  type PassedRule,
  passedReasons,
  RouteDecision,
  RouteExplanation,
  RouteOutcome,
  type SeenPart,
  type SeenValue,
} from './explanation.ts';
export { Fact, FactKind, FactValue, factKinds, measures, readMeasure } from './fact.ts';
export { findGaps, type TableCover, type TableSample } from './find-gaps.ts';
export { provinceNames } from './province-places.ts';
export { readRouteOrder } from './read-order.ts';
export { RouteOrder } from './route-order.ts';
export { noFacts, type RoutingFacts } from './routing-facts.ts';
export { anyOf, blankTable, Offer, RoutingRule, RoutingTable, RuleOutcome } from './routing-table.ts';
export { type RoutingWords, routingWords } from './routing-words.ts';
export { maxAgeOf } from './see-rule.ts';
export { type RuleTemplate, ruleTemplates, urgentTag } from './templates.ts';
export { type TrialSums, type TriedOrder, type TriedRoute, tryTable } from './try-table.ts';
