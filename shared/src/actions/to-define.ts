import { z } from 'zod';
import { Json } from '../base/json.ts';
import { ok } from '../base/result.ts';
import { defineAction, param } from './define-action.ts';

/** A named action of an imported machine: runs as nothing, under its own name, until somebody says what it is. */
export const toDefine = defineAction({
  id: 'to-define',
  label: { zh: '待定义', en: 'To define' },
  hint: { zh: '导入时带来的具名动作，还没有说明它做什么。', en: 'A named action that came with an import; what it does is not yet said.' },
  effect: false,
  hidden: true,
  params: z.strictObject({
    name: z
      .string()
      .min(1)
      .meta(param({ label: { zh: '名称', en: 'Name' }, widget: 'text' })),
    params: Json.optional(),
  }),
  plan: () => ok({ type: 'nothing' }),
  describe: (params, _document, locale) => (locale === 'zh' ? `待定义：${params.name}` : `to define: ${params.name}`),
  nameOf: (params) => params.name,
});
