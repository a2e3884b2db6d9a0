import { SegmentedControl, Select } from '@mantine/core';
import { textOf } from '@orderloom/shared/base';
import type { State, Trigger } from '@orderloom/shared/document';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../../app/locale.ts';
import { setTransition } from '../../commands/index.ts';
import { Row } from '../parts/index.ts';
import { useEditing } from '../use-editing.ts';

type Reply = Extract<Trigger, { type: 'reply' }>;

export interface ReplyTriggerProps {
  readonly transition: string;
  readonly trigger: Reply;
  readonly source: State | undefined;
}

/** Which call of the source it waits for, and whether for its success or its failure. */
export function ReplyTrigger({ transition, trigger, source }: ReplyTriggerProps) {
  const { t } = useTranslation('inspector');
  const locale = useLocale();
  const { readOnly, run } = useEditing();
  const set = (patch: Partial<Reply>) => run(setTransition(transition, { trigger: { ...trigger, ...patch } }));
  return (
    <>
      <Row label={t('call')}>
        <Select
          aria-label={t('call')}
          allowDeselect={false}
          disabled={readOnly}
          value={trigger.call}
          data={(source?.calls ?? []).map((call) => ({ value: call.id, label: textOf(call.label, locale) || call.id }))}
          onChange={(call) => {
            if (call) set({ call });
          }}
        />
      </Row>
      <Row label={t('outcome')}>
        <SegmentedControl
          fullWidth
          aria-label={t('outcome')}
          disabled={readOnly}
          value={trigger.outcome}
          data={[
            { value: 'done', label: t('outcomeDone') },
            { value: 'error', label: t('outcomeError') },
          ]}
          onChange={(outcome) => set({ outcome: outcome === 'error' ? 'error' : 'done' })}
        />
      </Row>
    </>
  );
}
