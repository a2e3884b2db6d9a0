import { use, useEffect, useRef } from 'react';
import { CanvasContext } from './canvas-actions.ts';
import styles from './texts.module.css';
import { word } from './texts.ts';

interface InlineNameProps {
  readonly id: string;
  readonly text: string;
  readonly multiline?: boolean;
  /** What a screen reader calls the box, where it is no name. */
  readonly label?: string;
  readonly placeholder?: string;
}

/** A name being typed where it stands: Enter keeps it, Escape gives it up, leaving keeps it, Tab goes on to what belongs to it. */
export function InlineName({ id, text, multiline = false, label, placeholder }: InlineNameProps) {
  const canvas = use(CanvasContext);
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      field.current?.focus({ preventScroll: true });
      field.current?.select();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  const end = (typed: string | undefined, onward = false) => {
    if (done.current) return;
    done.current = true;
    canvas?.endRename(id, typed, onward);
  };
  const Field = multiline ? 'textarea' : 'input';
  return (
    <Field
      aria-label={label ?? word(canvas?.locale ?? 'zh', 'rename')}
      className={`nodrag nopan nowheel ${multiline ? styles.noteField : styles.nameField}`}
      defaultValue={text}
      placeholder={placeholder}
      onBlur={(event) => end(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter' && !(multiline && event.shiftKey)) {
          event.preventDefault();
          end(event.currentTarget.value);
        }
        if (event.key === 'Tab' && !event.shiftKey) {
          event.preventDefault();
          end(event.currentTarget.value, true);
        }
        if (event.key === 'Escape') end(undefined);
      }}
      ref={field}
    />
  );
}
