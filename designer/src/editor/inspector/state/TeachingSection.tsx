import { meanings, type State } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { setState } from '../../commands/index.ts';
import { LabelInput, MeaningRow, Row, Section, Stacked } from '../parts/index.ts';
import { labelOrNone, useEditing } from '../use-editing.ts';

/** What the customer is told and what staff are taught. */
export function TeachingSection({ state }: { readonly state: State }) {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  return (
    <Section title={t('people')}>
      <Row label={t('stage')} hint={t('stageHint')}>
        <LabelInput
          label={t('stage')}
          placeholder={t('stageHint')}
          disabled={readOnly}
          value={state.stage}
          onChange={(stage) => run(setState(state.id, { stage: labelOrNone(stage) }))}
        />
      </Row>
      <MeaningRow
        value={state.meaning}
        choices={meanings}
        placeholder={t('meaningNone')}
        disabled={readOnly}
        onChange={(meaning) => run(setState(state.id, { meaning }))}
      />
      <Stacked label={t('note')}>
        <LabelInput
          multiline
          label={t('note')}
          placeholder={t('stateNoteHint')}
          disabled={readOnly}
          value={state.note}
          onChange={(note) => run(setState(state.id, { note: labelOrNone(note) }))}
        />
      </Stacked>
    </Section>
  );
}
