import type { Place } from '@orderloom/shared/base';
import type { Finding } from '@orderloom/shared/check';
import { ProblemRow } from './ProblemRow.tsx';
import styles from './Problems.module.css';

export interface ProblemListProps {
  readonly findings: readonly Finding[];
  readonly onReveal: (place: Place) => void;
}

/** Findings, one a row. */
export function ProblemList({ findings, onReveal }: ProblemListProps) {
  return (
    <ul className={styles.list}>
      {findings.map((finding, index) => (
        <ProblemRow key={`${finding.code}-${finding.path}-${index}`} finding={finding} onReveal={onReveal} />
      ))}
    </ul>
  );
}
