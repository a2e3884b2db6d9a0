import styles from './ExpressionInput.module.css';
import type { Word } from './expression-words.ts';

export interface CompletionListProps {
  readonly words: readonly Word[];
  readonly at: number;
  readonly onTake: (word: Word) => void;
}

/** What could follow at the caret, below the input. */
export function CompletionList({ words, at, onTake }: CompletionListProps) {
  if (words.length === 0) return null;
  return (
    <div className={styles.list} role="listbox">
      {words.map((word, index) => (
        <button
          key={word.insert}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className={styles.option}
          data-kind={word.kind}
          onMouseDown={(pressed) => {
            pressed.preventDefault();
            onTake(word);
          }}
        >
          <span className={styles.key}>{word.insert}</span>
          <span className={styles.word}>{word.label}</span>
        </button>
      ))}
    </div>
  );
}
