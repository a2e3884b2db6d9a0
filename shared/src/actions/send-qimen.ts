import { z } from 'zod';
import type { Json } from '../base/json.ts';
import { type Problem, problem } from '../base/problem.ts';
import { fail, ok } from '../base/result.ts';
import type { Evaluate } from '../expression/types.ts';
import { defineAction, type PlanContext, param } from './define-action.ts';
import { inOrderParam, orderedPart } from './in-order.ts';
import { planTexts } from './plan-texts.ts';
import { cancelBody, deliveryOrderBody } from './qimen-body.ts';
import { secretHint } from './secret-hint.ts';
import { referenceOf } from './secret-reference.ts';

const methods = ['deliveryorder.create', 'order.cancel'] as const;
const text = z.string().default('');

export const sendQimen = defineAction({
  id: 'send-qimen',
  label: { zh: '下发仓库（奇门）', en: 'Qimen warehouse' },
  hint: {
    zh: '按奇门协议让仓库发货或取消发货；仓库明确拒绝时不再重试。',
    en: 'Asks a warehouse over Qimen to send the goods, or to cancel; what it refuses is not asked again.',
  },
  effect: true,
  params: z.strictObject({
    method: z
      .enum(methods)
      .default('deliveryorder.create')
      .meta(
        param({
          label: { zh: '方法', en: 'Method' },
          widget: 'choice',
          choices: {
            'deliveryorder.create': { zh: '创建出库单', en: 'Send the goods' },
            'order.cancel': { zh: '取消单据', en: 'Cancel' },
          },
        }),
      ),
    url: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '地址', en: 'Address' }, hint: secretHint, widget: 'template' })),
    appKey: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '应用 Key', en: 'App key' }, hint: secretHint, widget: 'template' })),
    secret: z
      .string()
      .min(1)
      .meta(
        param({
          label: { zh: '应用密钥', en: 'App secret' },
          hint: { zh: 'secret://名称', en: 'secret://name' },
          widget: 'text',
        }),
      ),
    customerId: text.meta(param({ label: { zh: '货主 customerId', en: 'customerId' }, widget: 'template' })),
    orderCode: z
      .string()
      .min(1)
      .meta(
        param({
          label: { zh: '单号', en: 'Order code' },
          hint: {
            zh: '仓库回传时用它找到订单，如 {{ orderNo }}',
            en: 'The warehouse speaks of the order under it, e.g. {{ orderNo }}',
          },
          widget: 'template',
        }),
      ),
    orderType: z
      .string()
      .default('JYCK')
      .meta(
        param({
          label: { zh: '单据类型', en: 'Order type' },
          hint: { zh: 'JYCK 交易出库、HHCK 换货出库、BFCK 补发', en: 'JYCK sale, HHCK exchange, BFCK resend' },
          widget: 'template',
        }),
      ),
    warehouse: text.meta(param({ label: { zh: '仓库编码', en: 'Warehouse code' }, widget: 'template' })),
    owner: text.meta(param({ label: { zh: '货主编码', en: 'Owner code' }, widget: 'template' })),
    fields: z
      .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/), z.string())
      .default({})
      .meta(
        param({
          label: { zh: '其他字段', en: 'More fields' },
          hint: { zh: '字段名与表达式，如 logisticsCode = carrier', en: 'Names and expressions, e.g. logisticsCode = carrier' },
          widget: 'pairs',
        }),
      ),
    timeout: z
      .int()
      .min(100)
      .max(120_000)
      .default(15_000)
      .meta(param({ label: { zh: '超时', en: 'Time limit' }, widget: 'duration' })),
    inOrder: inOrderParam,
  }),
  plan(params, context) {
    const { url, appKey, customerId, orderCode, orderType, warehouse, owner } = params;
    const named = { url, appKey, customerId, orderCode, orderType, warehouse, owner };
    const texts = planTexts(named, context, (key) => key === 'url' || key === 'appKey');
    const fields = planFields(params.fields, context);
    const faults = [...(texts.ok ? [] : texts.error), ...(fields.ok ? [] : fields.error), ...notNamed(params.secret, context)];
    if (!texts.ok || !fields.ok || faults.length > 0) return fail(faults);
    return ok({
      type: 'effect',
      effect(scope) {
        const { url = '', appKey = '', customerId = '', ...told } = texts.value(scope);
        const { orderCode = '', orderType = '', warehouse = '', owner = '' } = told;
        const more = Object.fromEntries(fields.value.map(([key, evaluate]): [string, Json] => [key, evaluate(scope)]));
        const asked = { orderCode, orderType, warehouse, owner, fields: more, now: scope.now };
        const body = params.method === 'order.cancel' ? cancelBody(asked) : deliveryOrderBody(scope.context, asked);
        const { method, secret, timeout } = params;
        return { type: 'qimen', method, url, appKey, secret, customerId, body, knownAs: [orderCode], timeout, ...orderedPart(params) };
      },
    });
  },
  describe: ({ method }, _document, locale) => described[method][locale],
});

const described = {
  'deliveryorder.create': { zh: '奇门创建出库单', en: 'ask the warehouse to send' },
  'order.cancel': { zh: '奇门取消单据', en: 'ask the warehouse to cancel' },
} as const;

function planFields(pairs: Readonly<Record<string, string>>, { expressions, site }: PlanContext) {
  const faults: Problem[] = [];
  const parts: [string, Evaluate][] = [];
  for (const [key, expression] of Object.entries(pairs)) {
    const value = expressions.compile(expression, 'any', { ...site, path: `${site.path}.params.fields.${key}` });
    if (value.ok) parts.push([key, value.value]);
    else faults.push(...value.error);
  }
  return faults.length > 0 ? fail(faults) : ok(parts);
}

function notNamed(secret: string, { site }: PlanContext): readonly Problem[] {
  if (referenceOf(secret) !== undefined) return [];
  return [
    problem('secret.not-named', `${site.path}.params.secret`, {
      zh: '应用密钥不能写在流程里：在“密钥”里保存它，这里写 secret://名称。',
      en: 'An app secret does not belong in a flow: store it under Secrets and write secret://name here.',
    }),
  ];
}
