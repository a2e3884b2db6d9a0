import { z } from 'zod';
import type { Json } from '../base/json.ts';
import { type Problem, problem } from '../base/problem.ts';
import { fail, ok } from '../base/result.ts';
import type { Evaluate } from '../expression/types.ts';
import { defineAction, type PlanContext, param } from './define-action.ts';
import { inOrderParam, orderedPart } from './in-order.ts';
import { planTexts } from './plan-texts.ts';
import { secretHint } from './secret-hint.ts';
import { referenceOf } from './secret-reference.ts';

export const sendWebhook = defineAction({
  id: 'send-webhook',
  label: { zh: '签名推送', en: 'Signed webhook' },
  hint: {
    zh: '按 Standard Webhooks 签名，把事件推送给别的系统，例如另一个 Orderloom。',
    en: 'Tells another system of an event, signed as Standard Webhooks; another Orderloom understands it.',
  },
  effect: true,
  params: z.strictObject({
    url: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '地址', en: 'Address' }, hint: secretHint, widget: 'template' })),
    secret: z
      .string()
      .min(1)
      .meta(
        param({
          label: { zh: '签名密钥', en: 'Signing secret' },
          hint: { zh: 'secret://名称；密钥本身以 whsec_ 开头', en: 'secret://name; the secret itself begins with whsec_' },
          widget: 'text',
        }),
      ),
    previousSecret: z
      .string()
      .default('')
      .meta(
        param({
          label: { zh: '旧密钥', en: 'Previous secret' },
          hint: { zh: '更换密钥期间两个都签', en: 'Both sign while the secret is being changed' },
          widget: 'text',
        }),
      ),
    event: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '事件名', en: 'Event type' }, hint: { zh: '如 order.paid', en: 'e.g. order.paid' }, widget: 'template' })),
    data: z
      .record(z.string(), z.string())
      .default({})
      .meta(
        param({
          label: { zh: '数据', en: 'Data' },
          hint: { zh: '名称与表达式；留空则发送整个订单数据', en: 'Names and expressions; empty sends the whole order data' },
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
    const texts = planTexts({ url: params.url, event: params.event }, context, (key) => key === 'url');
    const data = planData(params.data, context);
    const secrets = [params.secret, params.previousSecret].filter((secret) => secret !== '');
    const faults = [
      ...(texts.ok ? [] : texts.error),
      ...(data.ok ? [] : data.error),
      ...secrets.flatMap((secret, index) => notNamed(secret, `${context.site.path}.params.${index === 0 ? 'secret' : 'previousSecret'}`)),
    ];
    if (!texts.ok || !data.ok || faults.length > 0) return fail(faults);
    return ok({
      type: 'effect',
      effect(scope) {
        const { url = '', event = '' } = texts.value(scope);
        const values = Object.fromEntries(data.value.map(([key, evaluate]): [string, Json] => [key, evaluate(scope)]));
        const sent = data.value.length === 0 ? (scope.context as Json) : values;
        const payload = { type: event, timestamp: new Date(scope.now).toISOString(), data: sent };
        return { type: 'webhook', url, secrets, payload, timeout: params.timeout, ...orderedPart(params) };
      },
    });
  },
  describe: (params, _document, locale) => `${locale === 'zh' ? '推送' : 'push'} ${params.event}`,
});

function planData(pairs: Readonly<Record<string, string>>, { expressions, site }: PlanContext) {
  const faults: Problem[] = [];
  const parts: [string, Evaluate][] = [];
  for (const [key, text] of Object.entries(pairs)) {
    const value = expressions.compile(text, 'any', { ...site, path: `${site.path}.params.data.${key}` });
    if (value.ok) parts.push([key, value.value]);
    else faults.push(...value.error);
  }
  return faults.length > 0 ? fail(faults) : ok(parts);
}

function notNamed(secret: string, path: string): readonly Problem[] {
  if (referenceOf(secret) !== undefined) return [];
  return [
    problem('secret.not-named', path, {
      zh: '签名密钥不能写在流程里：在“密钥”里保存它，这里写 secret://名称。',
      en: 'A signing secret does not belong in a flow: store it under Secrets and write secret://name here.',
    }),
  ];
}
