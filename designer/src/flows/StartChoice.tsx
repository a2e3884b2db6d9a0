import type { KeyboardEvent, ReactNode } from 'react';
import styles from './Flows.module.css';

interface StartChoiceProps {
  readonly name: string;
  readonly text: string;
  readonly picture: ReactNode;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** One way to begin, as a radio button with a picture; arrow keys go round the group. */
export function StartChoice({ name, text, picture, chosen, onChoose }: StartChoiceProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture card cannot be an input element
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-label={name}
      tabIndex={chosen ? 0 : -1}
      className={styles.choice}
      onClick={onChoose}
      onKeyDown={moveInGroup}
    >
      <div className={styles.picture}>{picture}</div>
      <div className={styles.choiceText}>
        <strong>{name}</strong>
        {text}
      </div>
    </button>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function moveInGroup(event: KeyboardEvent<HTMLButtonElement>) {
  const step = steps[event.key];
  if (step === undefined) return;
  const radios = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLButtonElement>('[role=radio]') ?? [])];
  const next = radios.at((radios.indexOf(event.currentTarget) + step) % radios.length);
  event.preventDefault();
  next?.focus();
  next?.click();
}
