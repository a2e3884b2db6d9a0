import { ActionIcon, Button, Group, Switch } from '@mantine/core';
import { handlerLabel, type State } from '@orderloom/shared/document';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LengthInput } from '../../../ui/fields/index.ts';
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
      <Row label={t('pauses')} hint={t('pausesHint')}>
        <Switch
          mt={4}
          aria-label={t('pauses')}
          disabled={readOnly}
          checked={state.pauses ?? false}
          onChange={(changed) => run(setState(state.id, { pauses: changed.currentTarget.checked ? true : undefined }))}
        />
      </Row>
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
        <LengthInput
          label={t('sla')}
          disabled={readOnly}
          value={{ ms: sla.expected, working: sla.working }}
          onChange={(length) => {
            if (!length || length.ms <= 0) return;
            const { ms: expected, ...counted } = length;
            run(setState(state.id, { sla: { expected, breach: sla.breach, ...counted } }));
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
