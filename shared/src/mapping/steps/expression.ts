import { z } from 'zod';
import type { FlowDocument } from '../../document/flow-document.ts';
import { ExpressionError } from '../../expression/expression-error.ts';
import { expressionsOf } from '../../expression/expressions-of.ts';
import type { Expressions } from '../../expression/types.ts';
import { StepFault } from '../step-fault.ts';
import { defineStep } from './define-step.ts';

let known: Expressions | undefined;

export const expression = defineStep({
  id: 'expression',
  group: 'convert',
  label: { zh: '公式', en: 'Expression' },
  hint: {
    zh: '用 CEL 计算：value 是上一步的值，message 是整条消息，如 value * 2',
    en: 'Computes with CEL: `value` is what the step before gave, `message` the whole message, such as value * 2',
  },
  params: z.strictObject({ text: z.string().max(2000).default('value') }),
  inputs: [{ name: 'text', input: 'expression', label: { zh: '公式（CEL）', en: 'Expression (CEL)' } }],
  describe: ({ text }) => ({ zh: `计算 ${text}`, en: `computes ${text}` }),
  prepare({ text }) {
    if (/\bnow\b/.test(text)) {
      const message = {
        zh: '这里没有 now：同一条消息任何时候都要得到同样的结果。',
        en: 'There is no `now` here: a message has to give the same at any time.',
      };
      return [{ param: 'text', message }];
    }
    known ??= expressionsOf(scope);
    const compiled = known.compile(text, 'any', { path: 'text' });
    if (!compiled.ok) return compiled.error.map(({ message, range }) => ({ param: 'text', message, ...(range ? { range } : {}) }));
    const evaluate = compiled.value;
    return (value, message) => {
      try {
        return evaluate({ context: { value, message }, event: { type: '' }, now: 0, inState: () => false });
      } catch (error) {
        if (error instanceof ExpressionError) throw new StepFault(error.text.zh, error.text.en);
        throw error;
      }
    };
  },
});

/** The words an expression may use here, as a flow without states. */
const scope: FlowDocument = {
  format: 'orderloom.flow',
  schemaVersion: 1,
  id: 'mapping',
  name: {},
  tags: [],
  context: {
    value: { label: { zh: '上一步的值', en: 'the value' }, type: { type: 'json' }, default: null },
    message: { label: { zh: '消息', en: 'the message' }, type: { type: 'json' }, default: null },
  },
  events: {},
  unknownEvents: 'reject',
  root: 'root',
  states: {},
  transitions: {},
  notes: {},
  frames: {},
  layout: { states: {}, routes: {} },
};
