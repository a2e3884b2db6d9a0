import { textOf } from '@orderloom/shared/base';
import { childrenOf, type State } from '@orderloom/shared/document';
import { IconCircleDot, IconCircleLetterH, IconLayoutRows, IconRectangle, IconSquareDot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../app/locale.ts';
import { useSession } from '../session/index.ts';
import styles from './Outline.module.css';

const icons = {
  atomic: IconRectangle,
  compound: IconSquareDot,
  parallel: IconLayoutRows,
  final: IconCircleDot,
  history: IconCircleLetterH,
};

/** The drawing as a nested list; a line leads to its state. */
export function Outline() {
  const { t } = useTranslation('editor');
  const root = useSession((session) => session.document.root);
  return (
    <nav className={styles.outline} aria-label={t('outline')}>
      <Level parent={root} />
    </nav>
  );
}

function Level({ parent }: { readonly parent: string }) {
  const document = useSession((session) => session.document);
  const children = childrenOf(document, parent);
  if (children.length === 0) return null;
  return (
    <ul className={styles.level}>
      {children.map((state) => (
        <li key={state.id}>
          <Line state={state} />
          <Level parent={state.id} />
        </li>
      ))}
    </ul>
  );
}

function Line({ state }: { readonly state: State }) {
  const locale = useLocale();
  const selected = useSession((session) => session.selection.states.includes(state.id));
  const reveal = useSession((session) => session.reveal);
  const Icon = icons[state.kind];
  return (
    <button
      type="button"
      className={styles.line}
      aria-current={selected || undefined}
      onClick={() => reveal({ type: 'state', id: state.id })}
    >
      <Icon size={14} aria-hidden="true" />
      {textOf(state.label, locale) || state.id}
    </button>
  );
}
