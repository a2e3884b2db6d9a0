import { PasswordInput } from '@mantine/core';
import { minPassword } from '@orderloom/shared/api';
import { useTranslation } from 'react-i18next';

/** A password to be chosen. It can be shown, so it is asked for once. */
export function NewPassword({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation('access');
  return (
    <PasswordInput
      size="sm"
      label={t('newPassword')}
      description={t('passwordRule', { count: minPassword })}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
      value={value}
      autoComplete="new-password"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
