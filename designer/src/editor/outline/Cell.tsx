import type { ReactNode } from 'react';

/** One field of a line of the outline. */
export function Cell({ className, children }: { readonly className?: string | undefined; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: lines that fold to two on a phone have no <td>.
    <span role="gridcell" className={className} tabIndex={-1}>
      {children}
    </span>
  );
}
