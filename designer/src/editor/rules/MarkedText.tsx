import type { Problem } from '@orderloom/shared/base';
import styles from './ExpressionInput.module.css';

/** The text again, invisible under the input, with a wavy line below each faulty part; it also gives the input its height. */
export function MarkedText({ text, faults, className }: { text: string; faults: readonly Problem[]; className: string | undefined }) {
  const ranges = faults
    .flatMap((fault) => (fault.range ? [fault.range] : []))
    .map(({ from, to }) => ({ from, to: Math.max(to, from + 1) }))
    .sort((a, b) => a.from - b.from);
  const parts: { readonly text: string; readonly from: number; readonly faulty: boolean }[] = [];
  let at = 0;
  for (const range of ranges) {
    if (range.from < at) continue;
    parts.push({ text: text.slice(at, range.from), from: at, faulty: false });
    parts.push({ text: text.slice(range.from, range.to) || ' ', from: range.from, faulty: true });
    at = range.to;
  }
  parts.push({ text: text.slice(at), from: at, faulty: false });
  return (
    <div className={className} aria-hidden="true">
      {parts.map((part) => (
        <span key={`${part.from}${part.faulty}`} className={part.faulty ? styles.wavy : undefined}>
          {part.text}
        </span>
      ))}
      {'\n'}
    </div>
  );
}
