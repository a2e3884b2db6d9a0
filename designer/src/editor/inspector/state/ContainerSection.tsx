import { childrenOf, type State } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { setState } from '../../commands/index.ts';
import { useSession } from '../../session/index.ts';
import { ActionList } from '../actions/index.ts';
import { Row, Section, Stacked, StateSelect } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';

/** Which state inside is entered first, and what is done on that way in. */
export function ContainerSection({ state }: { readonly state: State }) {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  const document = useSession((session) => session.document);
  const children = childrenOf(document, state.id).map((child) => child.id);
  return (
    <Section title={t('inside')}>
      <Row label={t('startsWith')}>
        <StateSelect
          clearable
          label={t('startsWith')}
          placeholder={t('nothingChosen')}
          disabled={readOnly}
          among={children}
          value={state.initial}
          onChange={(initial) => run(setState(state.id, { initial }))}
        />
      </Row>
      <Stacked label={t('initialActions')}>
        <ActionList
          value={state.initialActions}
          disabled={readOnly}
          onChange={(initialActions) => run(setState(state.id, { initialActions }))}
        />
      </Stacked>
    </Section>
  );
}
