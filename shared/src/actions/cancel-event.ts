import { z } from 'zod';
import { fail, ok } from '../base/result.ts';
import { textOf } from '../base/text.ts';
import { defineAction, param } from './define-action.ts';
import { delayedRaises } from './delayed-raises.ts';
import { unknownEvent } from './raise-event.ts';

export const cancelEvent = defineAction({
  id: 'cancel-event',
  label: { zh: '取消延后的事件', en: 'Cancel a delayed event' },
  hint: {
    zh: '让本订单不再收到自己延后触发、还没到时间的某个事件。',
    en: 'Keeps an event that this order has raised for later, and that is not due yet, from coming.',
  },
  effect: false,
  machinery: true,
  params: z.strictObject({
    event: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '事件', en: 'Event' }, widget: 'event' })),
  }),
  plan(params, { document, site }) {
    if (!document.events[params.event]) return fail([unknownEvent(params.event, `${site.path}.params.event`)]);
    return ok({ type: 'cancel', raises: delayedRaises(document, params.event) });
  },
  describe(params, document, locale) {
    const label = textOf(document.events[params.event]?.label, locale) || params.event;
    return locale === 'zh' ? `取消延后的“${label}”` : `cancel the delayed "${label}"`;
  },
});
