import { glyphs } from '@orderloom/shared/diagram';

/** A small mark of a kind; its colour is the text's. */
export function Glyph({ kind }: { readonly kind: keyof typeof glyphs }) {
  const path = glyphs[kind];
  if (!path) return null;
  return (
    <svg aria-hidden="true" fill="none" height="12" stroke="currentColor" strokeWidth="1.2" width="12">
      <path d={path} />
    </svg>
  );
}
