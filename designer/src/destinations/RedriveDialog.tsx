import { Alert, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { effectCauses } from '@orderloom/shared/actions';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeadCauses, useDestinations, useRedriveDead } from '../api/queries.ts';
import { useErrorText } from '../ui/error-text.ts';
import { useTell } from '../ui/tell.ts';
import { causeTexts } from './cause-texts.ts';

interface RedriveDialogProps {
  /** A destination, or all of them; null: closed. */
  readonly chosen: string | null;
  readonly onClose: () => void;
}

/** Sends what was given up again: all of it, or what one cause, place and time narrow it to. */
export function RedriveDialog({ chosen, onClose }: RedriveDialogProps) {
  const { t } = useTranslation(['destinations', 'ui']);
  return (
    <Modal opened={chosen !== null} onClose={onClose} title={t('redriveTitle')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      {chosen === null ? null : <RedriveForm first={chosen} onClose={onClose} />}
    </Modal>
  );
}

function RedriveForm({ first, onClose }: { readonly first: string; readonly onClose: () => void }) {
  const { t } = useTranslation(['destinations', 'ui']);
  const tell = useTell();
  const errorText = useErrorText();
  const redrive = useRedriveDead();
  const [destination, setDestination] = useState<string | null>(first === 'all' ? null : first);
  const [cause, setCause] = useState<string | null>(null);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const places = useDestinations().data ?? [];
  const causes = useDeadCauses(destination ?? undefined).data ?? [];
  const found = causes.filter((one) => cause === null || one.cause === cause).reduce((sum, one) => sum + one.count, 0);
  const submit = () => {
    const known = effectCauses.find((one) => one === cause);
    const body = { destination: destination ?? undefined, cause: known, from: instant(from), to: instant(to) };
    redrive.mutate(body, {
      onSuccess: ({ redriven, more }) => {
        tell.done(t(more ? 'redrivenMore' : 'redriven', { count: redriven }));
        onClose();
      },
    });
  };
  return (
    <Stack gap={12}>
      <Text size="sm">{t('redriveText')}</Text>
      <Select
        label={t('destination')}
        placeholder={t('allDestinations')}
        clearable
        searchable
        data={places.map(({ id }) => id)}
        value={destination}
        onChange={setDestination}
      />
      <Select
        label={t('cause')}
        placeholder={t('allCauses')}
        clearable
        data={causes.flatMap((one) => (one.cause ? [{ value: one.cause, label: `${t(causeTexts[one.cause])} (${one.count})` }] : []))}
        value={cause}
        onChange={setCause}
      />
      <Group grow gap={12}>
        <DateTimePicker label={t('from')} clearable value={from} onChange={setFrom} />
        <DateTimePicker label={t('to')} clearable value={to} onChange={setTo} />
      </Group>
      {redrive.error ? (
        <Alert color="red" role="alert">
          {errorText(redrive.error)}
        </Alert>
      ) : null}
      <Group justify="flex-end" gap={8}>
        {found === 0 ? (
          <Text size="sm" c="dimmed">
            {t('noneDead')}
          </Text>
        ) : null}
        <Button variant="default" onClick={onClose}>
          {t('ui:cancel')}
        </Button>
        <Button loading={redrive.isPending} disabled={found === 0} onClick={submit}>
          {t('redriveAll', { count: found })}
        </Button>
      </Group>
    </Stack>
  );
}

/** The picker tells a wall-clock time of this browser. */
function instant(text: string | null): string | undefined {
  return text === null ? undefined : new Date(text).toISOString();
}
