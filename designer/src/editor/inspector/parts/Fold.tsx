import { Collapse, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './parts.module.css';

export interface FoldProps {
  readonly title: ReactNode;
  readonly label: string;
  readonly open?: boolean | undefined;
  /** Brought into view when it appears. */
  readonly inView?: boolean | undefined;
  /** Beside the title, outside the button that folds. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A card that opens to its form. */
export function Fold({ title, label, open = false, inView = false, aside, children }: FoldProps) {
  const [opened, setOpened] = useState(open);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (inView) card.current?.scrollIntoView({ block: 'nearest' });
  }, [inView]);
  return (
    <div ref={card} className={styles.card} data-open={opened || undefined}>
      <div className={styles.cardHead}>
        <UnstyledButton className={styles.cardTitle} aria-expanded={opened} aria-label={label} onClick={() => setOpened(!opened)}>
          <IconChevronRight size={13} className={styles.chevron ?? ''} aria-hidden="true" />
          <span className={styles.cardText}>{title}</span>
        </UnstyledButton>
        {aside}
      </div>
      <Collapse expanded={opened} transitionDuration={100}>
        <div className={styles.cardBody}>{opened ? children : null}</div>
      </Collapse>
    </div>
  );
}
