import { type Problem, problem, type Text } from '@orderloom/shared/base';
import { ExpressionError } from '@orderloom/shared/expression';
import { BrokenVersion } from './machines.ts';
import { BeyondLimit } from './within-limits.ts';

export function orderExists(externalId: string): Problem {
  return problem('order.exists', 'externalId', {
    zh: `此渠道已有编号为“${externalId}”的订单。`,
    en: `This channel already has an order with the number "${externalId}".`,
  });
}

export function unknownOrder(name: string): Problem {
  return problem('order.unknown', '', {
    zh: `没有找到订单“${name}”。`,
    en: `There is no order "${name}".`,
  });
}

export function unpublishedFlow(flow: string): Problem {
  return problem('flow.unpublished', 'flow', {
    zh: `流程“${flow}”不存在或尚未发布，无法建立订单。`,
    en: `The flow "${flow}" does not exist or has no published version, so no order can be created in it.`,
  });
}

/** The step threw: nothing of it was applied. */
export function stepFailed(error: unknown): Problem {
  if (error instanceof BeyondLimit) return error.problem;
  const reason = reasonOf(error);
  const code = error instanceof BrokenVersion ? 'version.broken' : 'step.failed';
  return problem(code, '', {
    zh: `处理这个事件时出错，没有任何改动：${reason.zh}`,
    en: `Applying this event failed and nothing was changed: ${reason.en}`,
  });
}

/** An expression tells its failure in every language; anything else only in its own words. */
function reasonOf(error: unknown): Text {
  if (error instanceof ExpressionError) return error.text;
  const reason = error instanceof Error ? error.message : String(error);
  return { zh: reason, en: reason };
}

export function olderThanKnown(at: number, newest: number): Problem {
  const [was, is] = [at, newest].map((instant) => new Date(instant).toISOString());
  return problem('order.older-than-known', '', {
    zh: `消息说的是 ${was} 的情况，而已经知道 ${is} 的：不用旧的盖新的。`,
    en: `The message tells how things stood at ${was}; how they stood at ${is} is known already.`,
  });
}
