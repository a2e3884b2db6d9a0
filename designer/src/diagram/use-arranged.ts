import type { Locale } from '@orderloom/shared/base';
import type { FlowDocument } from '@orderloom/shared/document';
import { useEffect, useState } from 'react';
import { arrange } from './layout-in-worker.ts';

/** A document that nobody has arranged yet, arranged for showing; an editor arranges its own, so that it can be undone. */
export function useArranged(document: FlowDocument, locale: Locale, editable: boolean): FlowDocument {
  const [arranged, setArranged] = useState<{ readonly of: FlowDocument; readonly document: FlowDocument }>();
  const bare = !editable && Object.keys(document.layout.states).length === 0 && Object.keys(document.states).length > 2;
  useEffect(() => {
    if (!bare) return;
    let current = true;
    const show = async () => {
      const layout = await arrange(document, locale);
      if (current) setArranged({ of: document, document: { ...document, layout } });
    };
    // A failed worker leaves the plain rows of the unarranged drawing.
    show().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [document, locale, bare]);
  return bare && arranged?.of === document ? arranged.document : document;
}
