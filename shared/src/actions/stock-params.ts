import { z } from 'zod';
import type { Problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Scope } from '../expression/types.ts';
import { chosenLines, demandOf, linesField } from '../order/index.ts';
import { type Plan, type PlanContext, param } from './define-action.ts';
import type { EffectRequest } from './effect.ts';
import { textsIn } from './leg-fields.ts';
import { planTexts } from './plan-texts.ts';
import { unknownField } from './set-field.ts';

export type StockRequest = Extract<EffectRequest, { type: 'stock' }>;

/** Which lines of the order are meant; the same for all three acts on stock. */
export const lineParams = {
  leg: z
    .string()
    .default('')
    .meta(
      param({
        label: { zh: '履约线', en: 'Leg' },
        hint: { zh: '只算这条履约线的商品；留空为全部', en: 'Only the lines of this leg; empty means all' },
        widget: 'template',
      }),
    ),
  lineIds: z
    .string()
    .default('')
    .meta(
      param({
        label: { zh: '子单号', en: 'Line ids' },
        hint: {
          zh: '得出子单号列表的表达式，如 event.lineIds；留空为全部',
          en: 'An expression that gives line ids, e.g. event.lineIds; empty means all',
        },
        widget: 'expression',
      }),
    ),
};

export const warehouseParam = z
  .string()
  .default('')
  .meta(
    param({
      label: { zh: '仓库', en: 'Warehouse' },
      hint: {
        zh: '仓库编码，可用 {{ 字段 }}；留空则选能配齐的仓',
        en: 'Its code, may use {{ field }}; empty takes one that has everything',
      },
      widget: 'template',
    }),
  );

interface Params {
  readonly leg: string;
  readonly lineIds: string;
  readonly warehouse?: string;
}

/** Plans an act on stock: what is wanted is computed from the order's lines at the moment of the step. */
export function planStock(op: StockRequest['op'], params: Params, context: PlanContext): Result<Plan, readonly Problem[]> {
  const { document, expressions, site } = context;
  if (!document.context[linesField]) return fail([unknownField(linesField, `${site.path}.params`)]);
  const texts = planTexts({ leg: params.leg, warehouse: params.warehouse ?? '' }, context, () => false);
  if (!texts.ok) return texts;
  const ids =
    params.lineIds === '' ? undefined : expressions.compile(params.lineIds, 'any', { ...site, path: `${site.path}.params.lineIds` });
  if (ids && !ids.ok) return ids;
  return ok({
    type: 'effect',
    effect(scope: Scope): StockRequest {
      const { leg = '', warehouse = '' } = texts.value(scope);
      const chosen = ids && textsIn(ids.value(scope));
      const whole = op === 'release' && chosen === undefined && leg === '';
      const lines = whole
        ? null
        : demandOf(chosenLines(scope.context[linesField] ?? null, { leg: leg === '' ? undefined : leg, ids: chosen }));
      return { type: 'stock', op, leg, warehouse, lines, inOrder: true };
    },
  });
}
