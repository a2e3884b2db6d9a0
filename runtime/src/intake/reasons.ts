import { type Problem, problem } from '@orderloom/shared/base';
import { standardEvents } from '@orderloom/shared/order';
import type { OrderReference } from '../channels/index.ts';

/** Why a delivery is kept without being applied, and what to do so that replaying it works. */
export function noFlow(channel: string): Problem {
  return problem('intake.no-flow', 'flow', {
    zh: `渠道“${channel}”还没有选择流程：在渠道设置里选一个已发布的流程，然后重放。`,
    en: `The channel "${channel}" has no flow: choose a published one in its settings, then replay.`,
  });
}

export function notPublished(flow: string): Problem {
  return problem('intake.not-published', 'flow', {
    zh: `流程“${flow}”还没有发布：发布后重放。`,
    en: `The flow "${flow}" has no published version: publish it, then replay.`,
  });
}

export function unknownTopic(topic: string): Problem {
  return problem('intake.unknown-topic', 'topic', {
    zh: `不认识消息类型“${topic}”：在渠道的事件对照里写 ${topic} = 流程的事件名（或 ${topic} = ignore），然后重放。`,
    en: `The message type "${topic}" is not known: write ${topic} = an event of the flow (or ${topic} = ignore) into the channel's event map, then replay.`,
  });
}

/** Told by someone who brings no orders of his own. */
export function noSuchOrder({ orderNos = [], trackingNos = [] }: OrderReference): Problem {
  const numbers = [...orderNos, ...trackingNos].join(', ');
  return problem('intake.no-such-order', 'order', {
    zh: `没有订单叫“${numbers}”，也没有订单有这个运单号：订单或运单号到了以后重放。`,
    en: `No order is called "${numbers}", and none has such a tracking number: replay when the order or the number has come.`,
  });
}

export function ambiguousOrder({ orderNos = [] }: OrderReference): Problem {
  return problem('intake.ambiguous-order', 'order', {
    zh: `不止一个渠道有编号为“${orderNos.join(', ')}”的订单：向对方下单时改用订单在这里的编号（id）。`,
    en: `Orders of more than one channel have the number "${orderNos.join(', ')}": hand them on under the id they have here.`,
  });
}

/** The flow's catalogue lacks what the message means. */
export function missingEvent(topic: string, names: readonly string[], flow: string): Problem {
  const zh = names.map((name) => `“${name}”（${labelOf(name, 'zh')}）`).join('或');
  const en = names.map((name) => `"${name}" (${labelOf(name, 'en')})`).join(' or ');
  return problem('intake.missing-event', `events.${names[0] ?? topic}`, {
    zh: `流程“${flow}”的事件目录里没有${zh}：在流程里添加这个事件并发布，或在渠道的事件对照里写 ${topic} = 别的事件，然后重放。`,
    en: `The flow "${flow}" has no event ${en}: add it to the flow and publish, or write ${topic} = another event into the channel's event map, then replay.`,
  });
}

/** The newest version knows the event, but the order stays on the version it began with. */
export function missingInVersion(topic: string, name: string, flow: string): Problem {
  return problem('intake.missing-in-version', `events.${name}`, {
    zh: `订单停在流程“${flow}”较早的版本，那里没有“${name}”（${labelOf(name, 'zh')}）；新订单才有。在渠道的事件对照里写 ${topic} = 那个版本的事件（或 ${topic} = ignore），然后重放。`,
    en: `The order stays on an earlier version of the flow "${flow}", which has no event "${name}" (${labelOf(name, 'en')}); only new orders have it. Write ${topic} = an event of that version (or ${topic} = ignore) into the channel's event map, then replay.`,
  });
}

export function ignoredByMap(topic: string): Problem {
  return problem('intake.ignored', 'eventMap', {
    zh: `按渠道的事件对照，消息类型“${topic}”收下但不处理。`,
    en: `The channel's event map says that "${topic}" is taken and nothing is done.`,
  });
}

function labelOf(name: string, locale: 'zh' | 'en'): string {
  return standardEvents.find((event) => event.name === name)?.label[locale] ?? name;
}
