import { actions } from '@orderloom/shared/actions';
import type { Json } from '@orderloom/shared/base';
import { type ActionCall, type Field, FieldKey } from '@orderloom/shared/document';
import type { Command, FlowDraft } from '../session/command.ts';
import { renamedInExpression, renamedInTemplate } from './expression-names.ts';
import { actionCallsOf, paramsOfWidget } from './references.ts';

/** Adds a field of the order's data, or changes it. */
export function upsertField(key: string, field: Field): Command {
  return {
    label: { zh: '编辑字段', en: 'Edit field' },
    coalesce: `field:${key}`,
    change(draft) {
      draft.context[key] = field;
    },
  };
}

/** Takes a field out. Conditions and actions that read it stay, and are reported by the checks. */
export function removeField(key: string): Command {
  return {
    label: { zh: '删除字段', en: 'Delete field' },
    change(draft) {
      delete draft.context[key];
    },
  };
}

/** Gives a field another key; conditions, delays, actions and message texts follow. Refused when the key is taken or no identifier. */
export function renameField(from: string, to: string): Command {
  return {
    label: { zh: '字段改名', en: 'Rename field' },
    coalesce: `field-key:${from}`,
    change(draft) {
      const field = draft.context[from];
      if (!field || draft.context[to] || !FieldKey.safeParse(to).success) return;
      draft.context[to] = field;
      delete draft.context[from];
      renameInTransitions(draft, from, to);
      for (const call of actionCallsOf(draft)) renameInCall(call, from, to);
    },
  };
}

function renameInTransitions(draft: FlowDraft, from: string, to: string): void {
  for (const transition of Object.values(draft.transitions)) {
    if (transition.guard !== undefined) transition.guard = renamedInExpression(transition.guard, from, to);
    const { trigger } = transition;
    if (trigger.type === 'after' && trigger.delay.type === 'expression')
      trigger.delay.text = renamedInExpression(trigger.delay.text, from, to);
  }
}

function renameInCall(call: ActionCall, from: string, to: string): void {
  const change = (key: string, rename: (text: string) => string) => {
    const value = call.params[key];
    if (value !== undefined) call.params[key] = inTexts(value, rename);
  };
  for (const key of paramsOfWidget(call.type, 'field')) change(key, (text) => (text === from ? to : text));
  for (const key of paramsOfWidget(call.type, 'expression')) change(key, (text) => renamedInExpression(text, from, to));
  for (const key of paramsOfWidget(call.type, 'template')) change(key, (text) => renamedInTemplate(text, from, to));
  const inPairs = actions.get(call.type)?.effect ? renamedInTemplate : renamedInExpression;
  for (const key of paramsOfWidget(call.type, 'pairs')) change(key, (text) => inPairs(text, from, to));
}

function inTexts(value: Json, rename: (text: string) => string): Json {
  if (typeof value === 'string') return rename(value);
  if (Array.isArray(value)) return value.map((item: Json) => inTexts(item, rename));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inTexts(item, rename)]));
}
