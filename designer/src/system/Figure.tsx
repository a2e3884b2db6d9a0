import { IconChevronRight } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import styles from './Figures.module.css';
import { Sparkline } from './Sparkline.tsx';

export type Mood = 'calm' | 'watch' | 'bad';

export interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly note: string;
  readonly mood?: Mood;
  readonly history: readonly (number | null)[];
  readonly historyLabel: string;
  /** The list behind the number. */
  readonly to?: Pick<LinkProps, 'to' | 'search'>;
}

/** One number, how it went over the hour, and the way to what is behind it. */
export function Figure({ name, value, note, mood = 'calm', history, historyLabel, to }: FigureProps) {
  const content = (
    <>
      <span className={styles.figureHead}>
        <span className={styles.figureName}>{name}</span>
        {to ? <IconChevronRight size={14} stroke={1.8} aria-hidden="true" className={styles.figureGo} /> : null}
      </span>
      <span className={`${styles.figureValue} tabular`}>{value}</span>
      <span className={styles.figureNote}>{note}</span>
      <Sparkline values={history} label={historyLabel} />
    </>
  );
  return (
    <li className={styles.figure} data-mood={mood}>
      {to ? (
        <Link {...to} className={styles.figureBody}>
          {content}
        </Link>
      ) : (
        <div className={styles.figureBody}>{content}</div>
      )}
    </li>
  );
}
