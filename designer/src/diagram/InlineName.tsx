import { use, useEffect, useRef } from 'react';
import { CanvasContext } from './canvas-actions.ts';
import styles from './texts.module.css';
import { word } from './texts.ts';

interface InlineNameProps {
  readonly id: string;
  readonly text: string;
  readonly multiline?: boolean;
}

/** A name being typed where it stands: Enter keeps it, Escape gives it up, leaving keeps it. */
export function InlineName({ id, text, multiline = false }: InlineNameProps) {
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
  const end = (typed: string | undefined) => {
    if (done.current) return;
    done.current = true;
    canvas?.endRename(id, typed);
  };
  const Field = multiline ? 'textarea' : 'input';
  return (
    <Field
      aria-label={word(canvas?.locale ?? 'zh', 'rename')}
      className={`nodrag nopan nowheel ${multiline ? styles.noteField : styles.nameField}`}
      defaultValue={text}
      onBlur={(event) => end(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter' && !(multiline && event.shiftKey)) {
          event.preventDefault();
          end(event.currentTarget.value);
        }
        if (event.key === 'Escape') end(undefined);
      }}
      ref={field}
    />
  );
}
