import styles from './states.module.css';

/** Says that a state is fastened where it is; the words are in the node's label. */
export function PinMark() {
  return (
    <svg aria-hidden="true" className={styles.pin} height="12" viewBox="0 0 12 12" width="12">
      <circle cx="6" cy="4" r="3" />
      <path d="M6 7v4" />
    </svg>
  );
}
