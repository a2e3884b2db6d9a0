// What one order may come to. A step that would go beyond is not taken: the input fails, with the place of the fault in its problem.
import { type Problem, problem } from '@orderloom/shared/base';
import type { Decision } from '@orderloom/shared/step';

export interface StepLimits {
  /** Journal entries of one order. */
  readonly entries: number;
  /** Timers of one order that wait at once. */
  readonly timers: number;
  /** Effects of one step. */
  readonly effects: number;
  /** Bytes of a stored snapshot: the order's data and where it stands. */
  readonly snapshotBytes: number;
}

export const stepLimitDefaults: StepLimits = { entries: 10_000, timers: 100, effects: 100, snapshotBytes: 256 * 1024 };

/** From here on an order is worth a word in the log; well before it is refused. */
export const largeSnapshotBytes = 16 * 1024;

type Step = Pick<Decision, 'effects'> & { readonly snapshot: Pick<Decision['snapshot'], 'seq' | 'timers'> };

/** The first limit a decision goes beyond; undefined when it is within all. */
export function withinLimits({ snapshot, effects }: Step, snapshotBytes: number, limits: StepLimits): Problem | undefined {
  if (snapshot.seq > limits.entries) {
    return problem('limit.entries', 'order.journal', {
      zh: `这个订单已有 ${limits.entries} 条记录，到了上限（ORDERLOOM_MAX_ORDER_EVENTS）。`,
      en: `This order has ${limits.entries} journal entries, which is the limit (ORDERLOOM_MAX_ORDER_EVENTS).`,
    });
  }
  if (snapshot.timers.length > limits.timers) {
    return problem('limit.timers', 'order.timers', {
      zh: `这一步之后订单会有 ${snapshot.timers.length} 个定时器，上限是 ${limits.timers}（ORDERLOOM_MAX_ORDER_TIMERS）。`,
      en: `After this step the order would have ${snapshot.timers.length} timers; the limit is ${limits.timers} (ORDERLOOM_MAX_ORDER_TIMERS).`,
    });
  }
  if (effects.length > limits.effects) {
    return problem('limit.effects', `actions.${effects[limits.effects]?.action ?? ''}`, {
      zh: `这一步要外发 ${effects.length} 次，上限是 ${limits.effects}（ORDERLOOM_MAX_STEP_EFFECTS）。`,
      en: `This step asks for ${effects.length} effects; the limit is ${limits.effects} (ORDERLOOM_MAX_STEP_EFFECTS).`,
    });
  }
  if (snapshotBytes > limits.snapshotBytes) {
    return problem('limit.context', 'order.context', {
      zh: `这一步之后订单数据有 ${snapshotBytes} 字节，上限是 ${limits.snapshotBytes}（ORDERLOOM_MAX_CONTEXT_BYTES）。`,
      en: `After this step the order's data would have ${snapshotBytes} bytes; the limit is ${limits.snapshotBytes} (ORDERLOOM_MAX_CONTEXT_BYTES).`,
    });
  }
  return undefined;
}

/** Thrown by a step that goes beyond a limit; the input fails alone (E5) and says why. */
export class BeyondLimit extends Error {
  readonly problem: Problem;

  constructor(beyond: Problem) {
    super(beyond.message.en);
    this.name = 'BeyondLimit';
    this.problem = beyond;
  }
}
