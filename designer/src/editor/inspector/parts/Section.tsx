import type { ReactNode } from 'react';
import styles from './parts.module.css';

export interface SectionProps {
  readonly title: string;
  /** At the right end of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One titled block of the inspector. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  );
}
