import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PatternsForm } from './PatternsForm.tsx';

/** Chooses a piece of common practice, or on a blank canvas a whole flow, and where it goes. */
export function PatternsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['patterns', 'ui']);
  return (
    <Modal opened onClose={onClose} size={860} title={t('title')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <PatternsForm onClose={onClose} />
    </Modal>
  );
}
