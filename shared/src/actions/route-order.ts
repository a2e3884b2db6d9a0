import { z } from 'zod';
import { ok } from '../base/result.ts';
import { readRouteOrder } from '../routing/index.ts';
import { defineAction } from './define-action.ts';

/** Asks the routing rules; as a call its answer has `warehouse`, `carrier`, `tags`, `note`, `offer` and `routed`. */
export const routeOrder = defineAction({
  id: 'route-order',
  label: { zh: '智能分单', en: 'Route the order' },
  hint: {
    zh: '按“分单规则”决定仓库、承运商、标签和优惠；作为调用时，答复里有 warehouse、carrier、tags、note、offer、routed。',
    en: 'Decides warehouse, carrier, tags and offers by the routing rules. As a call its answer has warehouse, carrier, tags, note, offer and routed.',
  },
  effect: true,
  params: z.strictObject({}),
  plan: () => ok({ type: 'effect', effect: ({ context }) => ({ type: 'route', order: readRouteOrder(context, ''), inOrder: true }) }),
  describe: (_params, _document, locale) => (locale === 'zh' ? '智能分单' : 'route the order'),
});
