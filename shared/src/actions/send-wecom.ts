import { z } from 'zod';
import { ok } from '../base/result.ts';
import { defineAction, param } from './define-action.ts';
import { inOrderParam, orderedPart } from './in-order.ts';
import { planTexts } from './plan-texts.ts';
import { secretHint } from './secret-hint.ts';

export const sendWecom = defineAction({
  id: 'send-wecom',
  label: { zh: '企业微信机器人', en: 'WeCom robot' },
  hint: { zh: '在企业微信群里发一条消息。', en: 'Posts a message in a WeCom group.' },
  effect: true,
  params: z.strictObject({
    url: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '机器人地址', en: 'Robot address' }, hint: secretHint, widget: 'template' })),
    group: z
      .string()
      .default('')
      .meta(param({ label: { zh: '群名', en: 'Group name' }, widget: 'text' })),
    content: z
      .string()
      .min(1)
      .meta(
        param({
          label: { zh: '消息', en: 'Message' },
          hint: { zh: '用 {{ 字段 }} 填入订单数据', en: 'Use {{ field }} for order data' },
          widget: 'template',
        }),
      ),
    format: z
      .enum(['text', 'markdown'])
      .default('text')
      .meta(
        param({
          label: { zh: '格式', en: 'Format' },
          widget: 'choice',
          choices: { text: { zh: '文本', en: 'Text' }, markdown: { zh: 'Markdown', en: 'Markdown' } },
        }),
      ),
    mentions: z
      .array(z.string())
      .default([])
      .meta(param({ label: { zh: '提醒谁', en: 'Mention' }, widget: 'list' })),
    inOrder: inOrderParam,
  }),
  plan(params, context) {
    const texts = planTexts({ url: params.url, content: params.content }, context, (key) => key === 'url');
    if (!texts.ok) return texts;
    return ok({
      type: 'effect',
      effect(scope) {
        const { url = '', content = '' } = texts.value(scope);
        return { type: 'wecom', url, format: params.format, content, mentions: params.mentions, ...orderedPart(params) };
      },
    });
  },
  describe(params, _document, locale) {
    return locale === 'zh'
      ? `企微通知${params.group ? ` ${params.group}` : ''}`
      : `WeCom message${params.group ? ` to ${params.group}` : ''}`;
  },
});
