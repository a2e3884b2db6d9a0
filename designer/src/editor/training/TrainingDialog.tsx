import { Button, Modal, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import type { FlowDetail } from '@orderloom/shared/api';
import { type Locale, locales, textOf } from '@orderloom/shared/base';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readFlowVersion, useFlowVersions } from '../../api/flows.ts';
import { useLocale } from '../../app/locale.ts';
import { arrange } from '../../diagram/index.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useTell } from '../../ui/tell.ts';

export interface TrainingDialogProps {
  readonly flow: FlowDetail;
  readonly onClose: () => void;
}

/** Makes the training pack of the published version, in the languages asked for. */
export function TrainingDialog({ flow, onClose }: TrainingDialogProps) {
  const { t } = useTranslation('training');
  const locale = useLocale();
  const tell = useTell();
  const versions = useFlowVersions(flow.id).data ?? [];
  const [language, setLanguage] = useState<Locale | 'both'>('both');
  const [since, setSince] = useState<string>();
  const version = flow.version ?? 0;
  const earlier = versions.filter((other) => other.version < version).map((other) => String(other.version));
  const compared = since ?? earlier[0] ?? '';
  const making = useMutation({
    mutationFn: async () => {
      const { trainingPack } = await import('@orderloom/shared/training');
      const [now, before] = await Promise.all(
        [version, ...(compared === '' ? [] : [Number(compared)])].map((n) => readFlowVersion(flow.id, n)),
      );
      if (!now) return;
      const pack = await trainingPack({
        document: now.document,
        version,
        locales: language === 'both' ? [locale, ...locales.filter((other) => other !== locale)] : [language],
        before: before && { document: before.document, version: before.version },
        arrange,
      });
      saveFile(`${textOf(now.document.name, locale) || flow.id}-v${version}.html`, pack);
    },
    onSuccess: () => {
      tell.done(t('made'));
      onClose();
    },
    onError: tell.failed,
  });
  return (
    <Modal opened onClose={onClose} size={460} title={t('title', { version })}>
      <Stack gap="sm">
        <Text size="sm" c="var(--ol-ink-2)">
          {t('lead')}
        </Text>
        <SegmentedControl
          aria-label={t('language')}
          value={language}
          data={(['both', ...locales] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(value) => setLanguage(value as Locale | 'both')}
        />
        {earlier.length === 0 ? null : (
          <Select
            label={t('since')}
            value={compared}
            allowDeselect={false}
            data={[...earlier.map((value) => ({ value, label: t('versionOf', { version: value }) })), { value: '', label: t('nothing') }]}
            onChange={(value) => setSince(value ?? '')}
          />
        )}
        <Button loading={making.isPending} onClick={() => making.mutate()}>
          {t('make')}
        </Button>
      </Stack>
    </Modal>
  );
}
