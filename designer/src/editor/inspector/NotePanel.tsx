import type { Annotation } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { setNote } from '../commands/index.ts';
import styles from './Inspector.module.css';
import { LabelInput, Section } from './parts/index.ts';
import { useEditing } from './use-editing.ts';

/** The text of a note on the sheet. */
export function NotePanel({ note }: { readonly note: Annotation }) {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  return (
    <>
      <header className={styles.heading}>
        <h2 className={styles.name}>{t('sheetNote')}</h2>
      </header>
      <Section title={t('noteText')}>
        <LabelInput
          multiline
          label={t('noteText')}
          placeholder={t('noteTextHint')}
          value={note.text}
          disabled={readOnly}
          onChange={(text) => run(setNote(note.id, { text }))}
        />
      </Section>
    </>
  );
}
