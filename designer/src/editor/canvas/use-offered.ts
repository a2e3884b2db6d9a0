import type { FlowDocument } from '@orderloom/shared/document';
import { produce } from 'immer';
import { useMemo } from 'react';
import { useSession } from '../session/index.ts';
import { useView } from '../view/index.ts';

/** The document as it is, or as it would be with the arrangement that is offered. */
export function useOffered(): { readonly document: FlowDocument; readonly offered: boolean } {
  const document = useSession((session) => session.document);
  const offered = useView((view) => view.offered);
  return useMemo(
    () => ({
      document: offered
        ? produce(document, (draft) => {
            offered.change(draft as FlowDocument);
          })
        : document,
      offered: offered !== undefined,
    }),
    [document, offered],
  );
}
