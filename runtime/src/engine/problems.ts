import { type Problem, problem } from '@orderloom/shared/base';
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
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof BrokenVersion ? 'version.broken' : 'step.failed';
  return problem(code, '', {
    zh: `处理这个事件时出错，没有任何改动：${reason}`,
    en: `Applying this event failed and nothing was changed: ${reason}`,
  });
}
