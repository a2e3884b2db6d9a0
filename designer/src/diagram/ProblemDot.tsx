import type { Mark } from './elements.ts';
import styles from './states.module.css';

/** The corner mark of a state or container that a check found something in; the name of it is in the node's label. */
export function ProblemDot({ problem }: { readonly problem: Mark['problem'] }) {
  if (!problem) return null;
  return (
    <span aria-hidden="true" className={styles.problem} data-severity={problem}>
      {problem === 'info' ? 'i' : '!'}
    </span>
  );
}
