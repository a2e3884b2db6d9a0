import { TagsInput, TextInput } from '@mantine/core';
import type { State } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { JsonInput } from '../../../ui/fields/index.ts';
import { setState } from '../../commands/index.ts';
import { Fold, MetaInput, Row, Section, Stacked } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';

/** What few people need: tags, the names an import brought along, the output, free data. */
export function MoreSection({ state }: { readonly state: State }) {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  const gives = state.kind === 'final' || state.parent === null;
  return (
    <Section title={t('more')}>
      <Row label={t('tags')} hint={t('stateTagsHint')}>
        <TagsInput
          size="xs"
          aria-label={t('tags')}
          disabled={readOnly}
          value={state.tags}
          onChange={(tags) => run(setState(state.id, { tags }))}
        />
      </Row>
      {gives ? (
        <Stacked label={t('output')} hint={t('outputHint')}>
          <JsonInput
            label={t('output')}
            disabled={readOnly}
            value={state.output ?? null}
            onChange={(output) => run(setState(state.id, { output: output ?? undefined }))}
          />
        </Stacked>
      ) : null}
      <Fold title={t('importedNames')} label={t('importedNames')}>
        <Row label={t('importedKey')} hint={t('importedKeyHint')}>
          <TextInput
            aria-label={t('importedKey')}
            disabled={readOnly}
            value={state.importedKey ?? ''}
            onChange={(changed) => run(setState(state.id, { importedKey: changed.currentTarget.value || undefined }))}
          />
        </Row>
        <Row label={t('importedId')}>
          <TextInput
            aria-label={t('importedId')}
            disabled={readOnly}
            value={state.importedId ?? ''}
            onChange={(changed) => run(setState(state.id, { importedId: changed.currentTarget.value || undefined }))}
          />
        </Row>
      </Fold>
      <MetaInput meta={state.meta} disabled={readOnly} onMeta={(meta) => run(setState(state.id, { meta }))} />
    </Section>
  );
}
