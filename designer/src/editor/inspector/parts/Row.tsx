import type { ReactNode } from 'react';
import styles from './parts.module.css';

export interface RowProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

/** A label at the left and what it names at the right. */
export function Row({ label, hint, children }: RowProps) {
  return (
    <div className={styles.row}>
      <span className={styles.label} title={hint}>
        {label}
      </span>
      <div className={styles.control}>{children}</div>
    </div>
  );
}

/** A label above what it names, for wide things. */
export function Stacked({ label, hint, children }: RowProps) {
  return (
    <div className={styles.stacked}>
      <span className={styles.label}>{label}</span>
      {children}
      {hint ? <span className={styles.hint}>{hint}</span> : null}
    </div>
  );
}
