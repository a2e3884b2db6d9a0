import { actions } from '../../actions/index.ts';
import { textOf } from '../../base/text.ts';
import type { ActionCall } from '../../document/action-call.ts';
import { actionSites } from '../../document/action-sites.ts';
import { defineRule, type Trip } from '../define-rule.ts';
import type { FlowView } from '../flow-view.ts';

export const toBeDefined = defineRule({
  id: 'to-be-defined',
  severity: 'info',
  label: { zh: '还要定义', en: 'Still to be defined' },
  why: {
    zh: '导入时不认识的部分现在什么也不做。',
    en: 'What the import did not know does nothing for now.',
  },
  check: (view) => [...fields(view), ...unnamedActions(view)],
});

function fields(view: FlowView): Trip[] {
  return Object.entries(view.document.context)
    .filter(([, field]) => field.toDefine)
    .map(([key, field]) => ({
      place: { type: 'field', id: key },
      path: `context.${key}`,
      message: {
        zh: `导入时带来的“${field.importedName ?? (textOf(field.label, 'zh') || key)}”还没有规则：它现在只是一个字段。`,
        en: `"${field.importedName ?? (textOf(field.label, 'en') || key)}" came with the import and has no rule yet: for now it is a plain field.`,
      },
      mend: {
        zh: '把用到它的条件改成真正的规则，或让渠道填写它。',
        en: 'Replace the conditions that use it by a real rule, or let a channel fill it.',
      },
    }));
}

/** Imported parameters may be anything. */
function nameOf({ type, params }: ActionCall): string {
  return typeof params.name === 'string' ? params.name : type;
}

function unnamedActions(view: FlowView): Trip[] {
  return actionSites(view.document)
    .filter(({ call }) => actions.get(call.type)?.hidden)
    .map(({ call, path, place }) => ({
      place,
      path,
      message: {
        zh: `动作“${nameOf(call)}”还没有定义，运行时什么也不做。`,
        en: `The action "${nameOf(call)}" is not defined yet and does nothing.`,
      },
      mend: { zh: '换成一个真正的动作，或删除它。', en: 'Replace it by a real action, or delete it.' },
    }));
}
