import { useTranslation } from 'react-i18next';
import { useSession } from '../session/index.ts';
import { FlowPanel } from './flow/FlowPanel.tsx';
import styles from './Inspector.module.css';
import { ManyPanel } from './ManyPanel.tsx';
import { NotePanel } from './NotePanel.tsx';
import { StatePanel } from './state/StatePanel.tsx';
import { TransitionPanel } from './transition/TransitionPanel.tsx';

/** The right panel: everything about what is selected, or about the flow when nothing is. */
export function Inspector() {
  const { t } = useTranslation('inspector');
  const shown = useSession(({ selection }) => [...selection.states, ...selection.transitions, ...selection.notes].join());
  return (
    <aside key={shown} className={styles.inspector} aria-label={t('inspector')}>
      <Panel />
    </aside>
  );
}

function Panel() {
  const document = useSession((session) => session.document);
  const selection = useSession((session) => session.selection);
  const { states, transitions, notes } = selection;
  if (states.length + transitions.length + notes.length > 1) return <ManyPanel selection={selection} />;
  const state = document.states[states[0] ?? ''];
  if (state && state.id !== document.root) return <StatePanel key={state.id} state={state} />;
  const transition = document.transitions[transitions[0] ?? ''];
  if (transition) return <TransitionPanel key={transition.id} transition={transition} />;
  const note = document.notes[notes[0] ?? ''] ?? document.frames[notes[0] ?? ''];
  if (note) return <NotePanel key={note.id} note={note} />;
  return <FlowPanel />;
}
