import { textOf } from '../../base/text.ts';
import { atState, defineRule } from '../define-rule.ts';

export const stateNames = defineRule({
  id: 'state-names',
  severity: 'warning',
  label: { zh: '状态的名字', en: 'Names of states' },
  check: (view) =>
    view.states.flatMap((state) => {
      const name = nameOf(state);
      if (name === '') {
        return [
          {
            ...atState(state.id, '.label'),
            message: { zh: '有一个状态还没有名字。', en: 'A state has no name yet.' },
            mend: { zh: '双击它，写上名字。', en: 'Double-click it and give it a name.' },
          },
        ];
      }
      const twin = view.childrenOf(state.parent ?? '').find((sibling) => nameOf(sibling) === name);
      if (!twin || twin.id === state.id) return [];
      return [
        {
          ...atState(state.id, '.label'),
          message: { zh: `同一处有两个状态都叫“${name}”。`, en: `Two states side by side are both called "${name}".` },
          mend: { zh: '改掉其中一个的名字。', en: 'Rename one of them.' },
        },
      ];
    }),
});

function nameOf(state: {
  readonly label: { zh?: string | undefined; en?: string | undefined };
  readonly importedKey?: string | undefined;
}): string {
  return textOf(state.label as { zh?: string; en?: string }, 'zh') || state.importedKey || '';
}
