import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface DisclosureProps {
  readonly open: boolean;
  readonly of: string;
  readonly onToggle: () => void;
}

/** Opens and closes the details of a row. */
export function Disclosure({ open, of, onToggle }: DisclosureProps) {
  const { t } = useTranslation('operations');
  return (
    <ActionIcon variant="subtle" color="gray" size="sm" aria-expanded={open} aria-label={`${t('details')}: ${of}`} onClick={onToggle}>
      {open ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
    </ActionIcon>
  );
}
