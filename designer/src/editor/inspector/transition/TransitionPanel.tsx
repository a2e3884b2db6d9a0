import { Switch } from '@mantine/core';
import type { Transition } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { setTransition } from '../../commands/index.ts';
import { OpenDecisionTable } from '../../decision-table/index.ts';
import { FindingsHere } from '../../problems/index.ts';
import { GuardEditor } from '../../rules/index.ts';
import { ActionList } from '../actions/index.ts';
import { LabelInput, MetaInput, Row, Section } from '../parts/index.ts';
import { labelOrNone, useEditing } from '../use-editing.ts';
import { PriorityRow } from './PriorityRow.tsx';
import { TargetRow } from './TargetRow.tsx';
import { TransitionHeading } from './TransitionHeading.tsx';
import { TriggerSection } from './TriggerSection.tsx';

/** Everything there is to say about one transition. */
export function TransitionPanel({ transition }: { readonly transition: Transition }) {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  const event = transition.trigger.type === 'event' ? transition.trigger.event : undefined;
  return (
    <>
      <TransitionHeading transition={transition} />
      <FindingsHere id={transition.id} />
      <TriggerSection transition={transition} />
      <Section title={t('guard')}>
        <GuardEditor
          value={transition.guard ?? ''}
          event={event}
          disabled={readOnly}
          onChange={(text) => run(setTransition(transition.id, { guard: text.trim() === '' ? undefined : text }))}
        />
        <OpenDecisionTable transition={transition} />
      </Section>
      <Section title={t('actions')}>
        <ActionList
          value={transition.actions}
          event={event}
          disabled={readOnly}
          onChange={(actions) => run(setTransition(transition.id, { actions }))}
        />
      </Section>
      <Section title={t('path')}>
        <TargetRow transition={transition} />
        <PriorityRow transition={transition} />
        <Row label={t('reenter')} hint={t('reenterHint')}>
          <Switch
            mt={6}
            aria-label={t('reenter')}
            disabled={readOnly}
            checked={transition.reenter}
            onChange={(changed) => run(setTransition(transition.id, { reenter: changed.currentTarget.checked }))}
          />
        </Row>
        <Row label={t('edgeLabel')} hint={t('edgeLabelHint')}>
          <LabelInput
            label={t('edgeLabel')}
            placeholder={t('edgeLabelHint')}
            value={transition.label}
            disabled={readOnly}
            onChange={(label) => run(setTransition(transition.id, { label: labelOrNone(label) }))}
          />
        </Row>
      </Section>
      <Section title={t('note')}>
        <LabelInput
          multiline
          label={t('note')}
          placeholder={t('transitionNoteHint')}
          value={transition.note}
          disabled={readOnly}
          onChange={(note) => run(setTransition(transition.id, { note: labelOrNone(note) }))}
        />
        <MetaInput meta={transition.meta} onMeta={(meta) => run(setTransition(transition.id, { meta }))} disabled={readOnly} />
      </Section>
    </>
  );
}
