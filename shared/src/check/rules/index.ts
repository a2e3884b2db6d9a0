import { defineRegistry } from '../../base/registry.ts';
import { alwaysLoop } from './always-loop.ts';
import { brokenAction } from './broken-action.ts';
import { brokenExpression } from './broken-expression.ts';
import { brokenPolicy } from './broken-policy.ts';
import { brokenStory } from './broken-story.ts';
import { callWithoutFailureExit } from './call-without-failure-exit.ts';
import { catchAll } from './catch-all.ts';
import { clockWithoutZone } from './clock-without-zone.ts';
import { constantGuard } from './constant-guard.ts';
import { crossesRegions } from './crosses-regions.ts';
import { crowdedView } from './crowded-view.ts';
import { deadEnd } from './dead-end.ts';
import { deepNesting } from './deep-nesting.ts';
import { doneNotTaken } from './done-not-taken.ts';
import { duplicateTransition } from './duplicate-transition.ts';
import { effectLoop } from './effect-loop.ts';
import { endlessRetry } from './endless-retry.ts';
import { endlessWait } from './endless-wait.ts';
import { eventNames } from './event-names.ts';
import { eventWithoutSender } from './event-without-sender.ts';
import { finalWithExit } from './final-with-exit.ts';
import { guardGap } from './guard-gap.ts';
import { guardOverlap } from './guard-overlap.ts';
import { hidesParent } from './hides-parent.ts';
import { historyDefault } from './history-default.ts';
import { idleHistory } from './idle-history.ts';
import { idlePause } from './idle-pause.ts';
import { implausibleDelay } from './implausible-delay.ts';
import { manyExits } from './many-exits.ts';
import { missingInitial } from './missing-initial.ts';
import { neverJoins } from './never-joins.ts';
import { noCancelledEnd } from './no-cancelled-end.ts';
import { noChildren } from './no-children.ts';
import { noCompensation } from './no-compensation.ts';
import { noPathToFinal } from './no-path-to-final.ts';
import { outlivedTimeout } from './outlived-timeout.ts';
import { overlappingBoxes } from './overlapping-boxes.ts';
import { plainSecret } from './plain-secret.ts';
import { racingTimers } from './racing-timers.ts';
import { raiseLoop } from './raise-loop.ts';
import { readBeforeWritten } from './read-before-written.ts';
import { reentryResetsTimers } from './reentry-resets-timers.ts';
import { regionsShareEvent } from './regions-share-event.ts';
import { regionsWriteField } from './regions-write-field.ts';
import { resumeRule } from './resume-rule.ts';
import { shadowedTransition } from './shadowed-transition.ts';
import { singleRegion } from './single-region.ts';
import { slaBeyondLimit } from './sla-beyond-limit.ts';
import { slaSum } from './sla-sum.ts';
import { stageGoesBack } from './stage-goes-back.ts';
import { stateNames } from './state-names.ts';
import { stockNotReleased } from './stock-not-released.ts';
import { toBeDefined } from './to-be-defined.ts';
import { transitionToNowhere } from './transition-to-nowhere.ts';
import { unknownEvent } from './unknown-event.ts';
import { unknownIgnored } from './unknown-ignored.ts';
import { unreachableState } from './unreachable-state.ts';
import { unreadFields } from './unread-fields.ts';
import { untoldState } from './untold-state.ts';
import { unusablePattern } from './unusable-pattern.ts';
import { unusedEvent } from './unused-event.ts';
import { unusedField } from './unused-field.ts';
import { waitWithoutOwner } from './wait-without-owner.ts';

/** Every rule a drawing is held to; to add one, add a file and a line. */
export const rules = defineRegistry([
  noChildren,
  missingInitial,
  transitionToNowhere,
  unreachableState,
  deadEnd,
  noPathToFinal,
  finalWithExit,
  neverJoins,
  shadowedTransition,
  guardGap,
  guardOverlap,
  alwaysLoop,
  unknownEvent,
  brokenExpression,
  unusablePattern,
  brokenAction,
  callWithoutFailureExit,
  endlessWait,
  idleHistory,
  stateNames,
  toBeDefined,
  unusedEvent,
  plainSecret,
  resumeRule,
  crossesRegions,
  singleRegion,
  historyDefault,
  eventNames,
  overlappingBoxes,
  crowdedView,
  manyExits,
  deepNesting,
  doneNotTaken,
  constantGuard,
  hidesParent,
  regionsShareEvent,
  eventWithoutSender,
  catchAll,
  unknownIgnored,
  duplicateTransition,
  reentryResetsTimers,
  raiseLoop,
  noCancelledEnd,
  implausibleDelay,
  endlessRetry,
  effectLoop,
  outlivedTimeout,
  racingTimers,
  slaBeyondLimit,
  slaSum,
  idlePause,
  clockWithoutZone,
  readBeforeWritten,
  unreadFields,
  unusedField,
  regionsWriteField,
  stockNotReleased,
  noCompensation,
  stageGoesBack,
  waitWithoutOwner,
  untoldState,
  brokenStory,
  brokenPolicy,
]);
