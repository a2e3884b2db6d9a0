import { Select, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changeKind, setFlow, setState } from '../../commands/index.ts';
import { useAuthor, useSession } from '../../session/index.ts';
import { ActionList } from '../actions/index.ts';
import { LabelInput, Row, Section, Stacked } from '../parts/index.ts';
import { CallsSection } from '../state/CallsSection.tsx';
import { ContainerSection } from '../state/ContainerSection.tsx';
import { ExitsSection } from '../state/ExitsSection.tsx';
import { MoreSection } from '../state/MoreSection.tsx';
import { labelOrNone, useEditing } from '../use-editing.ts';

/** What the flow is called and who looks after it; then what holds in all of it. */
export function FlowForm() {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  const root = useSession((session) => session.document.states[session.document.root]);
  return (
    <>
      <Identity />
      <Unknown />
      {root ? (
        <>
          {root.kind === 'compound' ? <ContainerSection state={root} /> : null}
          <ExitsSection source={root.id} title={t('rootExits')} />
          <Section title={t('rootEntry')}>
            <ActionList value={root.entry} disabled={readOnly} onChange={(entry) => run(setState(root.id, { entry }))} />
          </Section>
          <Section title={t('rootExit')}>
            <ActionList value={root.exit} disabled={readOnly} onChange={(exit) => run(setState(root.id, { exit }))} />
          </Section>
          <CallsSection state={root} />
          <MoreSection state={root} />
        </>
      ) : null}
    </>
  );
}

function Identity() {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  const document = useSession((session) => session.document);
  return (
    <Section title={t('aboutFlow')}>
      <Row label={t('name')}>
        <LabelInput label={t('name')} value={document.name} disabled={readOnly} onChange={(name) => run(setFlow({ name }))} />
      </Row>
      <Row label={t('owner')}>
        <TextInput
          aria-label={t('owner')}
          placeholder={t('ownerPlaceholder')}
          disabled={readOnly}
          value={document.owner ?? ''}
          onChange={(changed) => run(setFlow({ owner: changed.currentTarget.value || undefined }))}
        />
      </Row>
      <Row label={t('tags')}>
        <TagsInput size="xs" aria-label={t('tags')} disabled={readOnly} value={document.tags} onChange={(tags) => run(setFlow({ tags }))} />
      </Row>
      <Stacked label={t('description')}>
        <LabelInput
          multiline
          label={t('description')}
          placeholder={t('descriptionHint')}
          value={document.description}
          disabled={readOnly}
          onChange={(description) => run(setFlow({ description: labelOrNone(description) }))}
        />
      </Stacked>
    </Section>
  );
}

function Unknown() {
  const { t } = useTranslation('inspector');
  const author = useAuthor();
  const { readOnly, run } = useEditing();
  const document = useSession((session) => session.document);
  const kind = document.states[document.root]?.kind ?? 'compound';
  return (
    <Section title={t('behaviour')}>
      <Row label={t('rootKind')} hint={t('rootKindHint')}>
        <Select
          aria-label={t('rootKind')}
          allowDeselect={false}
          disabled={readOnly}
          value={kind}
          data={[
            { value: 'compound', label: t('rootCompound') },
            { value: 'parallel', label: t('rootParallel') },
          ]}
          onChange={(next) => run(changeKind(document.root, next === 'parallel' ? 'parallel' : 'compound', author))}
        />
      </Row>
      <Row label={t('unknownEvents')} hint={t('unknownEventsHint')}>
        <Select
          aria-label={t('unknownEvents')}
          allowDeselect={false}
          disabled={readOnly}
          value={document.unknownEvents}
          data={[
            { value: 'reject', label: t('policy.reject') },
            { value: 'ignore', label: t('policy.ignore') },
          ]}
          onChange={(next) => run(setFlow({ unknownEvents: next === 'ignore' ? 'ignore' : 'reject' }))}
        />
      </Row>
    </Section>
  );
}
