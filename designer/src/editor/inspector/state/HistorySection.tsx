import { SegmentedControl } from '@mantine/core';
import { type State, subtreeOf } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { setState } from '../../commands/index.ts';
import { useSession } from '../../session/index.ts';
import { Row, Section, StatesSelect } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';

/** How deep a history state remembers, and where it leads the first time. */
export function HistorySection({ state }: { readonly state: State }) {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  const document = useSession((session) => session.document);
  const inside = subtreeOf(document, state.parent ?? document.root)
    .filter((candidate) => candidate.kind !== 'history' && candidate.id !== state.parent)
    .map((candidate) => candidate.id);
  return (
    <Section title={t('history')}>
      <Row label={t('historyDepth')} hint={t('historyDepthHint')}>
        <SegmentedControl
          fullWidth
          aria-label={t('historyDepth')}
          disabled={readOnly}
          value={state.history ?? 'shallow'}
          data={[
            { value: 'shallow', label: t('historyShallow') },
            { value: 'deep', label: t('historyDeep') },
          ]}
          onChange={(depth) => run(setState(state.id, { history: depth === 'deep' ? 'deep' : 'shallow' }))}
        />
      </Row>
      <Row label={t('historyDefault')} hint={t('historyDefaultHint')}>
        <StatesSelect
          label={t('historyDefault')}
          placeholder={t('historyDefaultNone')}
          disabled={readOnly}
          among={inside}
          value={state.historyDefault}
          onChange={(historyDefault) => run(setState(state.id, { historyDefault }))}
        />
      </Row>
    </Section>
  );
}
