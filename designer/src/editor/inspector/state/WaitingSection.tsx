import { ActionIcon, Button, Group } from '@mantine/core';
import { handlerLabel, type State } from '@orderloom/shared/document';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DurationInput } from '../../../ui/fields/index.ts';
import { setState } from '../../commands/index.ts';
import { ActionList } from '../actions/index.ts';
import { LabelInput, Row, Section, Stacked } from '../parts/index.ts';
import { labelOrNone, useEditing } from '../use-editing.ts';

/** Who moves the order on from here, and how long that may take. */
export function WaitingSection({ state }: { readonly state: State }) {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  return (
    <Section title={t('waiting')}>
      <Row label={t('handler')} hint={t('handlerHint')}>
        <LabelInput
          label={t('handler')}
          placeholder={t('handlerPlaceholder')}
          disabled={readOnly}
          value={handlerLabel(state.handler)}
          onChange={(handler) => run(setState(state.id, { handler: labelOrNone(handler) }))}
        />
      </Row>
      <Row label={t('sla')} hint={t('slaHint')}>
        {state.sla ? (
          <SlaLength state={state} sla={state.sla} />
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            mt={3}
            leftSection={<IconPlus size={12} />}
            disabled={readOnly}
            onClick={() => run(setState(state.id, { sla: { expected: 2 * 3_600_000, breach: [] } }))}
          >
            {t('addSla')}
          </Button>
        )}
      </Row>
      {state.sla ? <SlaBreach state={state} sla={state.sla} /> : null}
    </Section>
  );
}

interface SlaProps {
  readonly state: State;
  readonly sla: NonNullable<State['sla']>;
}

function SlaLength({ state, sla }: SlaProps) {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  return (
    <Group gap={4} wrap="nowrap">
      <div style={{ flex: 1 }}>
        <DurationInput
          label={t('sla')}
          disabled={readOnly}
          value={sla.expected}
          onChange={(ms) => {
            if (ms !== null && ms > 0) run(setState(state.id, { sla: { ...sla, expected: ms } }));
          }}
        />
      </div>
      <ActionIcon
        size={22}
        variant="subtle"
        color="gray"
        disabled={readOnly}
        aria-label={t('removeSla')}
        onClick={() => run(setState(state.id, { sla: undefined }))}
      >
        <IconX size={13} />
      </ActionIcon>
    </Group>
  );
}

function SlaBreach({ state, sla }: SlaProps) {
  const { t } = useTranslation('inspector');
  const { readOnly, run } = useEditing();
  return (
    <Stacked label={t('slaBreach')}>
      <ActionList value={sla.breach} disabled={readOnly} onChange={(breach) => run(setState(state.id, { sla: { ...sla, breach } }))} />
    </Stacked>
  );
}
