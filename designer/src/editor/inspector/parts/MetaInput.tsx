import type { Json } from '@orderloom/shared/base';
import { useTranslation } from 'react-i18next';
import { JsonInput } from '../../../ui/fields/index.ts';
import { Fold } from './Fold.tsx';

export interface MetaInputProps {
  readonly meta: Record<string, Json> | undefined;
  readonly onMeta: (meta: Record<string, Json> | undefined) => void;
  readonly disabled: boolean;
}

/** Free data attached by other programs (XState's `meta`). */
export function MetaInput({ meta, onMeta, disabled }: MetaInputProps) {
  const { t } = useTranslation('inspector');
  return (
    <Fold title={t('meta')} label={t('meta')}>
      <JsonInput
        label={t('meta')}
        value={meta ?? null}
        disabled={disabled}
        onChange={(next) => {
          if (next === null) onMeta(undefined);
          else if (typeof next === 'object' && !Array.isArray(next)) onMeta({ ...next } as Record<string, Json>);
        }}
      />
    </Fold>
  );
}
