import { Alert, Button, Group, Input, Modal, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { type DestinationSettings, destinationDefaults } from '@orderloom/shared/actions';
import type { DestinationSummary } from '@orderloom/shared/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveDestination } from '../api/queries.ts';
import { useErrorText } from '../ui/error-text.ts';
import { DurationInput } from '../ui/fields/index.ts';
import { Time } from '../ui/Time.tsx';
import { useTell } from '../ui/tell.ts';

const counts = ['concurrency', 'perMinute', 'maxAttempts', 'breakAfter'] as const;
const times = ['timeout', 'firstWait', 'longestWait', 'breakFor'] as const;

interface SettingsDialogProps {
  readonly destination: DestinationSummary | null;
  readonly onClose: () => void;
}

/** How effects are sent to one receiver, where it differs from the defaults. */
export function SettingsDialog({ destination, onClose }: SettingsDialogProps) {
  const { t } = useTranslation(['destinations', 'ui']);
  return (
    <Modal
      opened={destination !== null}
      onClose={onClose}
      size={560}
      title={destination ? t('editTitle', { id: destination.id }) : ''}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {destination ? <SettingsForm destination={destination} onClose={onClose} /> : null}
    </Modal>
  );
}

type Own = { readonly [K in keyof DestinationSettings]?: number | undefined };

function SettingsForm({ destination, onClose }: { readonly destination: DestinationSummary; readonly onClose: () => void }) {
  const { t } = useTranslation(['destinations', 'ui']);
  const tell = useTell();
  const errorText = useErrorText();
  const save = useSaveDestination(destination.id);
  const defaults = destinationDefaults(destination.type);
  const [own, setOwn] = useState<Own>(() => given(destination.own));
  const set = (key: keyof DestinationSettings, value: number | undefined) => setOwn((before) => ({ ...before, [key]: value }));
  const done = () => {
    onClose();
    tell.done(t('saved'));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(given(own), { onSuccess: done });
      }}
    >
      <Stack gap={12}>
        <Text size="sm" c="dimmed">
          {t('editText')}
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={12}>
          {counts.map((key) => (
            <NumberInput
              key={key}
              label={t(key)}
              placeholder={t('defaultIs', { value: defaults[key] ?? t('noLimit') })}
              min={1}
              allowDecimal={false}
              value={own[key] ?? ''}
              onChange={(value) => set(key, typeof value === 'number' ? value : undefined)}
            />
          ))}
          {times.map((key) => (
            <Input.Wrapper key={key} label={t(key)}>
              <DurationInput label={t(key)} size="sm" value={own[key] ?? defaults[key]} onChange={(ms) => set(key, ms ?? undefined)} />
            </Input.Wrapper>
          ))}
        </SimpleGrid>
        {destination.changedAt ? (
          <Text size="xs" c="dimmed">
            {t('changedBy', { by: destination.changedBy })} <Time iso={destination.changedAt} />
          </Text>
        ) : null}
        {save.error ? (
          <Alert color="red" role="alert">
            {errorText(save.error)}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Only what has a value of its own. */
function given(settings: { readonly [K in keyof DestinationSettings]?: number | null | undefined }): {
  [K in keyof DestinationSettings]?: number;
} {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => typeof value === 'number'));
}
