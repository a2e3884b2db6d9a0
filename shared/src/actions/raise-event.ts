import { z } from 'zod';
import type { Json } from '../base/json.ts';
import { type Problem, problem } from '../base/problem.ts';
import { fail, ok } from '../base/result.ts';
import { textOf } from '../base/text.ts';
import type { Evaluate } from '../expression/types.ts';
import { defineAction, param } from './define-action.ts';

export const raiseEvent = defineAction({
  id: 'raise-event',
  label: { zh: '触发事件', en: 'Raise event' },
  hint: {
    zh: '让本订单随后收到一个事件，例如通知另一条并行线。',
    en: 'Makes this order take an event next, e.g. to tell another parallel leg.',
  },
  effect: false,
  machinery: true,
  params: z.strictObject({
    event: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '事件', en: 'Event' }, widget: 'event' })),
    payload: z
      .record(z.string(), z.string())
      .default({})
      .meta(param({ label: { zh: '附带数据', en: 'Payload' }, widget: 'pairs' })),
    delay: z
      .int()
      .min(0)
      .optional()
      .meta(param({ label: { zh: '延后', en: 'After' }, widget: 'duration' })),
  }),
  plan(params, { document, expressions, site }) {
    const definition = document.events[params.event];
    if (!definition) return fail([unknownEvent(params.event, `${site.path}.params.event`)]);
    const faults: Problem[] = [];
    const parts: [string, Evaluate][] = [];
    for (const [key, text] of Object.entries(params.payload)) {
      const value = expressions.compile(text, definition.payload[key]?.type ?? 'any', {
        ...site,
        path: `${site.path}.params.payload.${key}`,
      });
      if (value.ok) parts.push([key, value.value]);
      else faults.push(...value.error);
    }
    if (faults.length > 0) return fail(faults);
    return ok({
      type: 'raise',
      event: (scope) => ({ ...Object.fromEntries(parts.map(([key, value]): [string, Json] => [key, value(scope)])), type: params.event }),
      delay: params.delay,
    });
  },
  describe(params, document, locale) {
    const label = textOf(document.events[params.event]?.label, locale) || params.event;
    return locale === 'zh' ? `触发“${label}”` : `raise "${label}"`;
  },
});

/** The refusal for an event name that is not in the flow's catalogue. */
export function unknownEvent(name: string, path: string) {
  return problem('event.unknown', path, {
    zh: `事件目录里没有“${name}”：先添加它，或改选别的事件。`,
    en: `The event catalogue has no "${name}": add it, or choose another event.`,
  });
}
