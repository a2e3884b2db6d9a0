import type { Label } from '../../base/text.ts';
import { textOf } from '../../base/text.ts';
import { childrenOf } from '../../document/queries.ts';
import { atState, defineRule } from '../define-rule.ts';
import { withState } from '../edits.ts';
import { fixOf } from '../fix.ts';

const number = fixOf('number', { zh: '在名字后面加编号', en: 'Put a number behind its name' }, (document, id) => {
  const state = document.states[id];
  if (!state) return document;
  const siblings = childrenOf(document, state.parent ?? '');
  const taken = new Set(siblings.flatMap((sibling) => [...Object.values(sibling.label), nameOf(sibling)]));
  let next = 2;
  while ([...Object.values(state.label), nameOf(state)].some((name) => taken.has(`${name} ${next}`))) next += 1;
  const named = Object.entries(state.label).map(([locale, name]) => [locale, `${name} ${next}`] as const);
  const label: Label = named.length > 0 ? Object.fromEntries(named) : { zh: `${nameOf(state)} ${next}` };
  return withState(document, id, { label });
});

export const stateNames = defineRule({
  id: 'state-names',
  severity: 'warning',
  label: { zh: '状态的名字', en: 'Names of states' },
  why: {
    zh: '客服和培训材料靠名字认状态；重名或没名字会弄混。',
    en: 'Staff and training know states by name; twins and blanks are mixed up.',
  },
  fixes: [number],
  check: (view) =>
    view.states.flatMap((state) => {
      const name = nameOf(state);
      if (name === '') {
        return [
          {
            ...atState(state.id, '.label'),
            fixes: [],
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
