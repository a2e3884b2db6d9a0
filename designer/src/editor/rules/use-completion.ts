import { type KeyboardEvent, type RefObject, useState } from 'react';
import { completionsFor, type Word, wordBefore } from './expression-words.ts';

export interface Completion {
  readonly offered: readonly Word[];
  readonly at: number;
  /** The text changed by typing. */
  typed(text: string, caret: number): void;
  take(word: Word): void;
  onKeyDown(pressed: KeyboardEvent): void;
  close(): void;
}

const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Offers the words that go on from the caret: arrows choose, Enter or Tab takes, Escape closes. */
export function useCompletion(
  area: RefObject<HTMLTextAreaElement | null>,
  words: readonly Word[],
  value: string,
  onChange: (text: string) => void,
): Completion {
  const [part, setPart] = useState('');
  const [at, setAt] = useState(0);
  const offered = completionsFor(words, part);

  function take(word: Word) {
    const input = area.current;
    if (!input) return;
    const caret = input.selectionStart;
    const start = caret - wordBefore(value, caret).length;
    onChange(value.slice(0, start) + word.insert + value.slice(caret));
    setPart('');
    const next = start + word.insert.length - caretInside(word.insert);
    requestAnimationFrame(() => {
      input.focus();
      input.setSelectionRange(next, next);
    });
  }

  function pick(key: string): boolean {
    const move = moves[key];
    const word = offered[at];
    if (move !== undefined) setAt((at + move + offered.length) % offered.length);
    else if (key === 'Escape') setPart('');
    else if (word && (key === 'Enter' || key === 'Tab')) take(word);
    else return false;
    return true;
  }

  return {
    offered,
    at,
    take,
    close: () => setPart(''),
    typed(text, caret) {
      setPart(wordBefore(text, caret));
      setAt(0);
    },
    onKeyDown(pressed) {
      if (offered.length === 0 || pressed.nativeEvent.isComposing || !pick(pressed.key)) return;
      pressed.preventDefault();
      pressed.stopPropagation();
    },
  };
}

/** How far before the end the caret belongs: inside the quotes or brackets of a function. */
function caretInside(insert: string): number {
  if (insert.endsWith('("")')) return 2;
  return insert.endsWith('()') ? 1 : 0;
}
