import type { ReactNode } from 'react';
import styles from './Page.module.css';

export interface PageProps {
  readonly title: ReactNode;
  /** Beside the title: counts, state. */
  readonly aside?: ReactNode;
  /** At the right end of the bar. */
  readonly actions?: ReactNode;
  /** The content fills the screen and scrolls inside itself. */
  readonly fixed?: boolean;
  readonly children: ReactNode;
}

/** A screen: one quiet bar, then its content, which alone scrolls. */
export function Page({ title, aside, actions, fixed = false, children }: PageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <h1 className={styles.title}>{title}</h1>
        {aside}
        <span className={styles.space} />
        {actions}
      </header>
      <div className={fixed ? styles.fixed : styles.body}>{children}</div>
    </div>
  );
}
