import { Select, Switch } from '@mantine/core';
import { type State, type StateKind, stateKinds } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { changeKind, setInitial, setState } from '../../commands/index.ts';
import { useAuthor, useSession } from '../../session/index.ts';
import { LabelInput, Row, Section } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';

/** What the state is called, what kind it is, and whether its container begins with it. */
export function IdentitySection({ state }: { readonly state: State }) {
  const { t } = useTranslation('inspector');
  const author = useAuthor();
  const { readOnly, run } = useEditing();
  const parent = useSession((session) => session.document.states[state.parent ?? '']);
  const region = parent?.kind === 'parallel';
  const kinds: readonly StateKind[] = region ? ['atomic', 'compound', 'parallel'] : stateKinds;
  return (
    <Section title={t('state')}>
      <Row label={t('name')}>
        <LabelInput label={t('name')} value={state.label} disabled={readOnly} onChange={(label) => run(setState(state.id, { label }))} />
      </Row>
      <Row label={t('kindLabel')}>
        <Select
          aria-label={t('kindLabel')}
          allowDeselect={false}
          disabled={readOnly}
          value={state.kind}
          data={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          onChange={(picked) => {
            const kind = kinds.find((candidate) => candidate === picked);
            if (kind) run(changeKind(state.id, kind, author));
          }}
        />
      </Row>
      {parent?.kind === 'compound' && state.kind !== 'history' ? (
        <Row label={t('initial')} hint={t('initialHint')}>
          <Switch
            mt={6}
            aria-label={t('initial')}
            disabled={readOnly || parent.initial === state.id}
            checked={parent.initial === state.id}
            onChange={() => run(setInitial(state.id))}
          />
        </Row>
      ) : null}
    </Section>
  );
}
