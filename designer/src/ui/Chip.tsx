import type { ReactNode } from 'react';
import styles from './Chip.module.css';

/** One colour, one meaning: event, time, outside world, done or active, error; `plain` says nothing more. */
export type Tone = 'plain' | 'accent' | 'time' | 'effect' | 'done' | 'error';

/** A short word on a coloured ground; its glyph says the same without the colour. */
export function Chip({
  tone = 'plain',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <span className={`${styles.chip} ${styles[tone]}`}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
