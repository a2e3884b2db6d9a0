import type { ImportJob } from '@orderloom/shared/api';
import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from '../ui/Chip.tsx';

const tones: Readonly<Record<ImportJob['status'], Tone>> = {
  receiving: 'plain',
  ready: 'accent',
  running: 'time',
  paused: 'plain',
  done: 'done',
  cancelled: 'plain',
  failed: 'error',
};

/** How an import stands, in a word. */
export function StatusChip({ status }: { readonly status: ImportJob['status'] }) {
  const { t } = useTranslation('imports');
  return <Chip tone={tones[status]}>{t(`status-${status}`)}</Chip>;
}
