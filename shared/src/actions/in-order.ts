import { z } from 'zod';
import { param } from './define-action.ts';

/** The switch every sending action has. */
export const inOrderParam = z
  .boolean()
  .default(false)
  .meta(
    param({
      label: { zh: '按顺序发送', en: 'In order' },
      hint: {
        zh: '同一订单发往同一去处的动作，前一个送达或放弃后才发下一个',
        en: 'Of one order, to one destination: each waits until the one before is delivered or given up',
      },
      widget: 'switch',
    }),
  );

export function orderedPart({ inOrder }: { readonly inOrder: boolean }): { readonly inOrder?: true } {
  return inOrder ? { inOrder } : {};
}
