import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Operations.module.css';

interface StatusFilterProps<Status extends string> {
  readonly looks: Readonly<Record<Status, { readonly text: string }>>;
  readonly value: Status | undefined;
  readonly onChange: (status: Status | undefined) => void;
  /** At the right end. */
  readonly children?: ReactNode;
}

/** Narrows a list to one status. */
export function StatusFilter<Status extends string>({ looks, value, onChange, children }: StatusFilterProps<Status>) {
  const { t } = useTranslation('operations');
  const statuses = Object.keys(looks) as Status[];
  return (
    <div className={styles.tools}>
      <Select
        w={180}
        clearable
        aria-label={t('status')}
        placeholder={t('all')}
        value={value ?? null}
        data={statuses.map((status) => ({ value: status, label: t(looks[status].text) }))}
        onChange={(status) => onChange(status ?? undefined)}
      />
      <span className={styles.space} />
      {children}
    </div>
  );
}
