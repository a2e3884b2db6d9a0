import type { Transition } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { reconnect, setTransition } from '../../commands/index.ts';
import { Row, StateSelect, StatesSelect } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';

/** Where the transition starts and where it leads. */
export function TargetRow({ transition }: { readonly transition: Transition }) {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  return (
    <>
      <Row label={t('from')}>
        <StateSelect
          label={t('from')}
          placeholder={t('wholeFlow')}
          disabled={readOnly}
          value={transition.source}
          onChange={(source) => {
            if (source) run(reconnect(transition.id, { source }));
          }}
        />
      </Row>
      <Row label={t('to')} hint={t('toHint')}>
        <StatesSelect
          label={t('to')}
          placeholder={t('stays')}
          disabled={readOnly}
          value={transition.targets}
          onChange={(targets) => run(setTransition(transition.id, { targets }))}
        />
      </Row>
    </>
  );
}
