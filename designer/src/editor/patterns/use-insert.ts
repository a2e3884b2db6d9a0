import type { FlowDocument } from '@orderloom/shared/document';
import { patterns } from '@orderloom/shared/patterns';
import { useCanvasHandle } from '../canvas/index.ts';
import { insertPattern, type PatternPlace } from '../commands/index.ts';
import { useAuthor, useSessionStore } from '../session/index.ts';

/** Puts a pattern, or a whole flow, into the drawing and shows it. */
export function useInsert() {
  const session = useSessionStore();
  const by = useAuthor();
  const handle = useCanvasHandle();
  return {
    pattern(id: string, place: PatternPlace) {
      const pattern = patterns.get(id);
      const { document, run, select, reveal } = session.getState();
      if (!pattern) return;
      const command = insertPattern(document, pattern, place, by);
      run(command);
      const [first] = command.selection?.states ?? [];
      if (first === undefined || !command.selection) return;
      reveal({ type: 'state', id: first });
      select(command.selection);
      if (place.type === 'alone') requestAnimationFrame(() => handle.current?.fit());
    },
    flow(drawn: FlowDocument) {
      const { document, replaceAll } = session.getState();
      replaceAll({ ...drawn, id: document.id, name: document.name }, { zh: '采用整套流程', en: 'Take a whole flow' });
      requestAnimationFrame(() => handle.current?.fit());
    },
  };
}
