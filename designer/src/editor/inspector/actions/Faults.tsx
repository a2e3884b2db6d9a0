import styles from './actions.module.css';

/** What is wrong, one sentence a line. */
export function Faults({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => (
    <p key={text} className={styles.fault} role="alert">
      {text}
    </p>
  ));
}
