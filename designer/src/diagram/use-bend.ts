import type { Drawing } from '@orderloom/shared/diagram';
import type { FlowDocument, Route } from '@orderloom/shared/document';
import { useMemo, useState } from 'react';
import type { DiagramEditing } from './types.ts';
import type { Draft } from './use-drag.ts';

export interface Bend {
  readonly draft: Draft | undefined;
  readonly actions: { bend(transition: string, route: Route, done: boolean): void; unbend(transition: string): void };
}

/** Pulling a stretch of a transition aside: previewed, kept when it is let go. */
export function useBend(document: FlowDocument, drawing: Drawing, editing: DiagramEditing | undefined): Bend {
  const [draft, setDraft] = useState<Draft>();
  const actions = useMemo(
    () => ({
      bend(transition: string, route: Route, done: boolean) {
        setDraft(
          done
            ? undefined
            : {
                document,
                layout: { ...document.layout, routes: { ...drawing.routes, [transition]: route } },
                guides: [],
                dropTarget: undefined,
              },
        );
        if (done) editing?.onBend(transition, route);
      },
      unbend: (transition: string) => editing?.onBend(transition, undefined),
    }),
    [document, drawing, editing],
  );
  return { draft, actions };
}
